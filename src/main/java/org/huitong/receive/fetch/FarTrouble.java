package org.huitong.receive.fetch;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import java.io.IOException;

/** What went wrong at the far side, in words that hold no name of a file and no secret. */
final class FarTrouble extends IOException {
    private static final long serialVersionUID = 1L;

    FarTrouble(String what, Throwable cause) {
        super(what, cause);
    }

    static String of(JSchException e) {
        if (e instanceof JSchHostKeyException) {
            return "the host's key is not the one in knownHosts. Ask its operator for the right one, and only then"
                    + " change the file";
        }
        String text = String.valueOf(e.getMessage());
        return text.startsWith("Auth ") || text.startsWith("USERAUTH")
                ? "logging in was refused. Check user, password or key in the source's route"
                : "connecting failed (" + root(e) + ")";
    }

    private static String root(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getClass().getSimpleName();
    }
}

package org.huitong.far;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import java.io.IOException;

/** What went wrong at the far side, in words that hold no name of a file and no secret. */
public final class FarTrouble extends IOException {
    private static final long serialVersionUID = 1L;
    private static final String KEY =
            "the host's key is not the one in knownHosts. Ask its operator for the right one, and"
                    + " only then change the file";
    private static final String LOGIN = "logging in was refused. Check user, password or key in the route";

    private final String word;

    /** Of what was found there, or here; nobody answered anything wrong. */
    public FarTrouble(String what, Throwable cause) {
        this("io", what, cause);
    }

    FarTrouble(String word, String what, Throwable cause) {
        super(what, cause);
        this.word = word;
    }

    static FarTrouble of(JSchException e) {
        if (e instanceof JSchHostKeyException) {
            return new FarTrouble("ssh key", KEY, e);
        }
        String text = String.valueOf(e.getMessage());
        return text.startsWith("Auth ") || text.startsWith("USERAUTH")
                ? new FarTrouble("ssh login", LOGIN, e)
                : new FarTrouble("ssh", "connecting failed (" + root(e) + ")", e);
    }

    /** By which a class of trouble is found: what the server answered. */
    public String word() {
        return word;
    }

    private static String root(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getClass().getSimpleName();
    }
}

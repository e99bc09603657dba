package org.huitong.probe;

import com.jcraft.jsch.JSchException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.huitong.far.FarTrouble;
import org.huitong.probe.Answer.Kind;

/** Reads from a client's failure what is wrong. Its own message is never repeated: it may hold what must not be printed. */
final class Blamed {
    private Blamed() {}

    static Answer of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause() == at ? null : at.getCause()) {
            Answer answer = one(at);
            if (answer != null) {
                return answer;
            }
        }
        return failure instanceof JMSException
                ? new Answer(Kind.UNREACHABLE, "its broker cannot be reached")
                : new Answer(Kind.FAILED, "asking failed (" + failure.getClass().getSimpleName() + ")");
    }

    /** Null where it says nothing of itself. */
    private static Answer one(Throwable at) {
        if (at instanceof Answer answer) {
            return answer;
        }
        if (at instanceof FarTrouble trouble) {
            return files(trouble);
        }
        if (at instanceof SSLException) {
            return new Answer(
                    Kind.TRUST, "no TLS connection could be made: its certificate is not trusted, or it speaks no TLS");
        }
        if (at instanceof JMSSecurityException) {
            return new Answer(Kind.LOGIN, "logging in was refused");
        }
        if (at instanceof UnknownHostException || at instanceof UnresolvedAddressException) {
            return new Answer(Kind.UNREACHABLE, "there is no host of that name");
        }
        if (at instanceof IllegalArgumentException) {
            return new Answer(
                    Kind.FAILED,
                    "a setting or variable that it needs is not set, or has no such form",
                    "Set it for the user of the gateway, as for a start, and ask again");
        }
        if (at instanceof NoRouteToHostException) {
            return new Answer(Kind.UNREACHABLE, "there is no way to its host");
        }
        // JDK's HTTP client wraps an unknown host in a ConnectException.
        if (at instanceof ConnectException) {
            return at.getCause() instanceof UnresolvedAddressException || hides(at)
                    ? new Answer(Kind.UNREACHABLE, "there is no host of that name")
                    : new Answer(Kind.UNREACHABLE, "the connection was refused");
        }
        if (at instanceof InterruptedIOException || at instanceof HttpTimeoutException) {
            return new Answer(Kind.SILENT, "it does not answer");
        }
        return null;
    }

    private static boolean hides(Throwable at) {
        return at.getCause() != null && at.getCause().getCause() instanceof UnresolvedAddressException;
    }

    /** Null where the cause says more. */
    private static Answer files(FarTrouble trouble) {
        return switch (trouble.word()) {
            case "ssh key" -> new Answer(Kind.TRUST, "its host key is not the one in knownHosts");
            case "ssh login", "ftp 530" -> new Answer(Kind.LOGIN, "logging in was refused");
            case "sftp 2", "ftp 550" -> new Answer(Kind.MISSING, "the folder is not there, or may not be entered");
            case "sftp 3" -> new Answer(Kind.LOGIN, "the user may not list the folder");
            default ->
                trouble.getCause() instanceof JSchException || trouble.getCause() == null ? silent(trouble) : null;
        };
    }

    /** JSch says in words alone that nobody answered. */
    private static Answer silent(FarTrouble trouble) {
        Throwable cause = trouble.getCause();
        if (cause != null && cause.getCause() != null) {
            return null;
        }
        return cause != null && String.valueOf(cause.getMessage()).contains("timeout")
                ? new Answer(Kind.SILENT, "it does not answer")
                : new Answer(Kind.FAILED, "it answered " + trouble.word());
    }
}

package org.huitong.far;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;

/**
 * The door of another machine.
 *
 * @param protocol how it is spoken to
 * @param key file with the private key; null to log in with the password
 * @param password of the user, or of the key
 * @param knownHosts file with the keys of SFTP hosts; no other host is trusted
 * @param tls whom to trust, and which certificate to show, for FTPS
 * @param names how names of files are written there
 * @param timeout longest silence, and longest time for a command
 */
public record FarEnd(
        Protocol protocol,
        String host,
        int port,
        String user,
        String password,
        Path key,
        Path knownHosts,
        SSLContext tls,
        Charset names,
        Duration timeout) {

    /** Ways of moving files. */
    public enum Protocol {
        SFTP,
        FTP,
        /** TLS is asked for once connected. */
        FTPS,
        /** TLS from the first byte. */
        FTPS_IMPLICIT
    }

    /**
     * Connects and logs in.
     *
     * @param clock cuts it where a command lasts twice the time-out
     */
    public FarFolder connect(ScheduledExecutorService clock) throws IOException {
        FarFolder inner = protocol == Protocol.SFTP ? new SftpFolder(this) : new FtpFolder(this);
        FarFolder folder = new Watched(inner, timeout.multipliedBy(2), clock);
        boolean open = false;
        try {
            folder.open();
            open = true;
            return folder;
        } finally {
            if (!open) {
                folder.close();
            }
        }
    }

    int millis() {
        return (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
    }

    /** Without what must not be printed. */
    @Override
    public String toString() {
        return protocol + " " + host + ":" + port;
    }
}

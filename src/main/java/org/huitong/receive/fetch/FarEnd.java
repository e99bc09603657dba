package org.huitong.receive.fetch;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
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

    /** Not yet open. */
    FarFolder folder() {
        return protocol == Protocol.SFTP ? new SftpFolder(this) : new FtpFolder(this);
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

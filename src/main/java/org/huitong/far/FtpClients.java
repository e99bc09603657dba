package org.huitong.far;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * Commons Net's clients as we have them: what a server says is bounded, each can be cut under whoever waits for it, and with
 * TLS data is encrypted and the host's name checked, too.
 */
final class FtpClients {
    private FtpClients() {}

    /**
     * Closes the control connection and that of a list, so that the library meets what it knows: a socket that is closed.
     */
    private interface Cut {
        void cut() throws IOException;

        Listings listings();
    }

    private static final class Plain extends FTPClient implements Cut {
        private final Listings listings = new Listings();

        @Override
        protected Socket _openDataConnection_(String command, String of) throws IOException {
            return listings.of(command, super._openDataConnection_(command, of));
        }

        @Override
        public void cut() throws IOException {
            shut(_socket_);
            listings.cut();
        }

        @Override
        public Listings listings() {
            return listings;
        }
    }

    private static final class Secure extends FTPSClient implements Cut {
        private final Listings listings = new Listings();

        Secure(boolean implicit, SSLContext trusted) {
            super(implicit, trusted);
        }

        @Override
        protected Socket _openDataConnection_(String command, String of) throws IOException {
            return listings.of(command, super._openDataConnection_(command, of));
        }

        @Override
        public void cut() throws IOException {
            shut(_socket_);
            listings.cut();
        }

        @Override
        public Listings listings() {
            return listings;
        }
    }

    private static void shut(Socket socket) throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    /** Not yet connected. */
    static FTPClient of(FarEnd end) {
        FTPClient client = end.protocol() == FarEnd.Protocol.FTP ? new Plain() : secure(end);
        client.setSocketFactory(new FtpSockets());
        client.setConnectTimeout(end.millis());
        client.setDefaultTimeout(end.millis());
        client.setDataTimeout(Duration.ofMillis(end.millis()));
        client.setControlEncoding(end.names().name());
        client.setListHiddenFiles(false);
        return client;
    }

    /** Without a context of ours the library would trust any certificate that has not run out. */
    private static FTPSClient secure(FarEnd end) {
        SSLContext trusted = end.tls();
        FTPSClient client = new Secure(end.protocol() == FarEnd.Protocol.FTPS_IMPLICIT, trusted);
        client.setEndpointCheckingEnabled(true);
        return client;
    }

    static Listings listings(FTPClient client) {
        return ((Cut) client).listings();
    }

    /** From another thread. */
    static void cut(FTPClient client) throws IOException {
        ((Cut) client).cut();
    }
}

package org.huitong.receive.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;

/** FTP and FTPS by Commons Net, always passive and binary; with TLS, data is encrypted and the host's name checked, too. */
final class FtpFolder implements FarFolder {
    private final FarEnd end;
    private final FTPClient client;

    FtpFolder(FarEnd end) {
        this.end = end;
        this.client = client(end);
    }

    /** Closes the control connection and nothing else, so that the library meets what it knows: a socket that is closed. */
    private interface Cut {
        void cut() throws IOException;
    }

    private static final class Plain extends FTPClient implements Cut {
        @Override
        public void cut() throws IOException {
            shut(_socket_);
        }
    }

    private static final class Secure extends FTPSClient implements Cut {
        Secure(boolean implicit, SSLContext trusted) {
            super(implicit, trusted);
        }

        @Override
        public void cut() throws IOException {
            shut(_socket_);
        }
    }

    private static void shut(Socket socket) throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    private static FTPClient client(FarEnd end) {
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

    @Override
    public void open() throws IOException {
        client.connect(end.host(), end.port());
        client.setSoTimeout(end.millis());
        said(FTPReply.isPositiveCompletion(client.getReplyCode()), "connecting");
        if (!client.login(end.user(), end.password())) {
            throw new FarTrouble(
                    "logging in was refused (FTP reply " + client.getReplyCode()
                            + "). Check user and password in the source's route",
                    null);
        }
        if (client instanceof FTPSClient secure) {
            secure.execPBSZ(0);
            secure.execPROT("P");
            said(FTPReply.isPositiveCompletion(client.getReplyCode()), "encrypting what it sends");
        }
        client.enterLocalPassiveMode();
        said(client.setFileType(FTP.BINARY_FILE_TYPE), "asking for bytes as they are");
    }

    private void said(boolean yes, String what) throws FarTrouble {
        if (!yes) {
            throw new FarTrouble(what + " failed (FTP reply " + client.getReplyCode() + ")", null);
        }
    }

    @Override
    public List<FarFile> list(String folder) throws IOException {
        FTPFile[] all = client.hasFeature(FTPCmd.MLSD) || client.hasFeature("MLST")
                ? client.mlistDir(folder)
                : client.listFiles(folder);
        said(FTPReply.isPositiveCompletion(client.getReplyCode()), "listing its folder");
        List<FarFile> files = new ArrayList<>();
        for (FTPFile one : all) {
            if (one != null && one.isFile() && files.size() < MOST_FILES) {
                String name = one.getName();
                files.add(new FarFile(
                        name.substring(name.lastIndexOf('/') + 1),
                        one.getSize(),
                        one.getTimestamp() == null ? 0 : one.getTimestamp().getTimeInMillis()));
            }
        }
        return files;
    }

    @Override
    public void move(String from, String to) throws IOException {
        said(client.rename(from, to), "moving a file within its folder");
    }

    @Override
    public void make(String folder) throws IOException {
        String before = client.printWorkingDirectory();
        if (client.changeWorkingDirectory(folder)) {
            said(client.changeWorkingDirectory(before), "going back to its first folder");
        } else {
            said(client.makeDirectory(folder), "making a folder in it");
        }
    }

    @Override
    public InputStream read(String file, long from) throws IOException {
        client.setRestartOffset(from);
        InputStream in = client.retrieveFileStream(file);
        said(in != null, from == 0 ? "reading a file" : "going on in the middle of a file");
        return new FilterInputStream(in) {
            private boolean ended;

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                int some = super.read(into, at, length);
                ended |= some < 0;
                return some;
            }

            @Override
            public void close() throws IOException {
                super.close();
                if (ended) {
                    said(client.completePendingCommand(), "reading a file to its end");
                } else {
                    cut();
                }
            }
        };
    }

    /** What waits on the connection ends. */
    @Override
    public void cut() {
        try {
            ((Cut) client).cut();
        } catch (IOException e) {
            // it is closed in any case
        }
    }

    @Override
    public void close() {
        try {
            client.disconnect();
        } catch (IOException e) {
            cut();
        }
    }
}

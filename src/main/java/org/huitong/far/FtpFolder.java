package org.huitong.far;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPListParseEngine;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;

/** FTP and FTPS by Commons Net, always passive and binary. */
final class FtpFolder implements FarFolder {
    /** Entries that are made of their lines at a time. */
    private static final int AT_ONCE = 1000;

    private final FarEnd end;
    private final FTPClient client;

    FtpFolder(FarEnd end) {
        this.end = end;
        this.client = FtpClients.of(end);
    }

    @Override
    public void open() throws IOException {
        client.connect(end.host(), end.port());
        client.setSoTimeout(end.millis());
        said(FTPReply.isPositiveCompletion(client.getReplyCode()), "connecting");
        if (!client.login(end.user(), end.password())) {
            throw new FarTrouble(
                    reply(),
                    "logging in was refused (FTP reply " + client.getReplyCode()
                            + "). Check user and password in the route",
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

    private String reply() {
        return "ftp " + client.getReplyCode();
    }

    private void said(boolean yes, String what) throws FarTrouble {
        if (!yes) {
            throw new FarTrouble(reply(), what + " failed (FTP reply " + client.getReplyCode() + ")", null);
        }
    }

    /** Going there is enough: a server sends the whole list or none. */
    @Override
    public void see(String folder) throws IOException {
        said(client.changeWorkingDirectory(folder), "going into its folder");
    }

    @Override
    public List<FarFile> list(String folder) throws IOException {
        FTPListParseEngine all = client.hasFeature(FTPCmd.MLSD) || client.hasFeature("MLST")
                ? client.initiateMListParsing(folder)
                : client.initiateListParsing(folder);
        boolean whole = FTPReply.isPositiveCompletion(client.getReplyCode());
        said(whole || FtpClients.listings(client).full(), "listing its folder");
        List<FarFile> files = new ArrayList<>();
        while (all.hasNext()) {
            for (FTPFile one : all.getNext(AT_ONCE)) {
                file(one).filter(FarFile::sound).ifPresent(files::add);
            }
        }
        return files;
    }

    /** Empty for what is no plain file. */
    private static Optional<FarFile> file(FTPFile one) {
        if (one == null || !one.isFile()) {
            return Optional.empty();
        }
        String name = one.getName();
        return Optional.of(new FarFile(
                name.substring(name.lastIndexOf('/') + 1),
                one.getSize(),
                one.getTimestamp() == null ? 0 : one.getTimestamp().getTimeInMillis()));
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

    @Override
    public void write(String file, InputStream bytes) throws IOException {
        said(client.storeFile(file, bytes), "writing a file");
    }

    @Override
    public void delete(String file) throws IOException {
        said(client.deleteFile(file), "deleting a file");
    }

    @Override
    public boolean alive() throws IOException {
        return client.isConnected() && client.sendNoOp();
    }

    /** What waits on the connection ends. */
    @Override
    public void cut() {
        try {
            FtpClients.cut(client);
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

package org.huitong.far;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpProgressMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** SFTP by JSch. The host must show a key that is known; there is no way to trust another. */
final class SftpFolder implements FarFolder {
    private final FarEnd end;
    private volatile Session session;
    private ChannelSftp channel;

    SftpFolder(FarEnd end) {
        this.end = end;
    }

    @Override
    public void open() throws IOException {
        try {
            JSch ssh = new JSch();
            ssh.setKnownHosts(end.knownHosts().toString());
            byte[] secret = end.password() == null ? null : end.password().getBytes(StandardCharsets.UTF_8);
            if (end.key() != null) {
                ssh.addIdentity(end.key().toString(), secret);
            }
            session = ssh.getSession(end.user(), end.host(), end.port());
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("MaxAuthTries", "1");
            session.setConfig(
                    "PreferredAuthentications", end.key() == null ? "password,keyboard-interactive" : "publickey");
            if (end.key() == null) {
                session.setPassword(secret);
            }
            session.setServerAliveCountMax(0);
            session.connect(end.millis());
            session.setTimeout(end.millis());
            channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(end.millis());
            channel.setFilenameEncoding(end.names());
        } catch (JSchException e) {
            throw FarTrouble.of(e);
        }
    }

    /** JSch looks for patterns in every path. */
    private static String plain(String path) {
        return path.replaceAll("([\\\\*?])", "\\\\$1");
    }

    @Override
    public void see(String folder) throws IOException {
        try {
            channel.ls(plain(folder), entry -> ChannelSftp.LsEntrySelector.BREAK);
        } catch (SftpException e) {
            throw trouble("listing its folder", e);
        }
    }

    @Override
    public List<FarFile> list(String folder) throws IOException {
        List<FarFile> files = new ArrayList<>();
        AtomicInteger seen = new AtomicInteger();
        try {
            channel.ls(plain(folder), entry -> {
                FarFile file = new FarFile(
                        entry.getFilename(),
                        entry.getAttrs().getSize(),
                        entry.getAttrs().getMTime());
                if (entry.getAttrs().isReg() && file.sound()) {
                    files.add(file);
                }
                return seen.incrementAndGet() < MOST_FILES
                        ? ChannelSftp.LsEntrySelector.CONTINUE
                        : ChannelSftp.LsEntrySelector.BREAK;
            });
        } catch (SftpException e) {
            throw trouble("listing its folder", e);
        }
        return files;
    }

    @Override
    public void move(String from, String to) throws IOException {
        try {
            channel.rename(plain(from), plain(to));
        } catch (SftpException e) {
            throw trouble("moving a file within its folder", e);
        }
    }

    @Override
    public void make(String folder) throws IOException {
        try {
            channel.stat(plain(folder));
        } catch (SftpException e) {
            if (e.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                throw trouble("looking for a folder in it", e);
            }
            try {
                channel.mkdir(plain(folder));
            } catch (SftpException denied) {
                throw trouble("making a folder in it", denied);
            }
        }
    }

    @Override
    public InputStream read(String file, long from) throws IOException {
        try {
            return channel.get(plain(file), (SftpProgressMonitor) null, from);
        } catch (SftpException e) {
            throw trouble("reading a file", e);
        }
    }

    @Override
    public void write(String file, InputStream bytes) throws IOException {
        try {
            channel.put(bytes, plain(file), ChannelSftp.OVERWRITE);
        } catch (SftpException e) {
            throw trouble("writing a file", e);
        }
    }

    @Override
    public void delete(String file) throws IOException {
        try {
            channel.rm(plain(file));
        } catch (SftpException e) {
            throw trouble("deleting a file", e);
        }
    }

    @Override
    public boolean alive() throws IOException {
        if (!channel.isConnected()) {
            return false;
        }
        try {
            return channel.stat(".") != null;
        } catch (SftpException e) {
            throw trouble("asking whether it is there", e);
        }
    }

    private static FarTrouble trouble(String what, SftpException e) {
        return new FarTrouble("sftp " + e.id, what + " failed (SFTP status " + e.id + ")", e);
    }

    @Override
    public void cut() {
        Session open = session;
        if (open != null) {
            open.disconnect();
        }
    }

    @Override
    public void close() {
        cut();
    }
}

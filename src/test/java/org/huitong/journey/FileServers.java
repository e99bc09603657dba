package org.huitong.journey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.command.CommandFactoryFactory;
import org.apache.ftpserver.command.impl.LIST;
import org.apache.ftpserver.command.impl.MLSD;
import org.apache.ftpserver.command.impl.NLST;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Servers that are not ours over one folder: Apache MINA SSHD and Apache FtpServer. User and password are invented. */
public final class FileServers {
    public static final String USER = "files";
    public static final String PASSWORD = "invented+word%1";

    private FileServers() {}

    /** SFTP with a new host key; its line for a file of known hosts. */
    public record Sftp(SshServer server, String knownHost) implements AutoCloseable {
        public static Sftp over(Path folder) throws Exception {
            return over(folder, 0);
        }

        public static Sftp over(Path folder, int port) throws Exception {
            SshServer server = SshServer.setUpDefaultServer();
            server.setHost("127.0.0.1");
            server.setPort(port);
            var key = KeyUtils.generateKeyPair("ssh-rsa", 2048);
            server.setKeyPairProvider(session -> List.of(key));
            server.setPasswordAuthenticator(
                    (user, password, session) -> USER.equals(user) && PASSWORD.equals(password));
            server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            server.setFileSystemFactory(new VirtualFileSystemFactory(folder.toAbsolutePath()));
            server.start();
            StringBuilder line = new StringBuilder();
            org.apache.sshd.common.config.keys.PublicKeyEntry.appendPublicKeyEntry(line, key.getPublic());
            return new Sftp(server, "[127.0.0.1]:" + server.getPort() + " " + line + "\n");
        }

        public int port() {
            return server.getPort();
        }

        public Path knownHosts(Path file) throws IOException {
            return Files.writeString(file, knownHost);
        }

        @Override
        public void close() throws IOException {
            server.close(true);
        }
    }

    /** FTP, with TLS where a key store is given. */
    public record Ftp(FtpServer server, int port) implements AutoCloseable {
        public static Ftp over(Path folder, Path keys) throws FtpException {
            return over(folder, keys, of -> null);
        }

        /** @param lists what it tells of a folder, by its path; null for what is in it */
        public static Ftp over(Path folder, Path keys, Function<String, InputStream> lists) throws FtpException {
            ListenerFactory listener = new ListenerFactory();
            listener.setServerAddress("127.0.0.1");
            listener.setPort(0);
            if (keys != null) {
                SslConfigurationFactory tls = new SslConfigurationFactory();
                tls.setKeystoreFile(keys.toFile());
                tls.setKeystorePassword("changeit");
                tls.setKeystoreType("PKCS12");
                tls.setSslProtocol(new String[] {"TLSv1.2"});
                listener.setSslConfiguration(tls.createSslConfiguration());
            }
            FtpServerFactory factory = new FtpServerFactory();
            factory.addListener("default", listener.createListener());
            CommandFactoryFactory commands = new CommandFactoryFactory();
            Map.of("MLSD", new MLSD(), "LIST", new LIST(), "NLST", new NLST())
                    .forEach((name, command) -> commands.addCommand(
                            name, (session, context, request) -> list(session, context, request, lists, command)));
            factory.setCommandFactory(commands.createCommandFactory());
            BaseUser user = new BaseUser();
            user.setName(USER);
            user.setPassword(PASSWORD);
            user.setHomeDirectory(folder.toAbsolutePath().toString());
            user.setAuthorities(List.of(new WritePermission()));
            factory.getUserManager().save(user);
            FtpServer server = factory.createServer();
            server.start();
            return new Ftp(server, factory.getListener("default").getPort());
        }

        private static void list(
                FtpIoSession session,
                FtpServerContext context,
                FtpRequest request,
                Function<String, InputStream> lists,
                Command command)
                throws IOException, FtpException {
            InputStream told = lists.apply(request.getArgument());
            if (told == null) {
                command.execute(session, context, request);
                return;
            }
            session.write(new DefaultFtpReply(FtpReply.REPLY_150_FILE_STATUS_OKAY, "Here it comes."));
            try {
                session.getDataConnection().openConnection().transferToClient(session.getFtpletSession(), told);
                session.write(new DefaultFtpReply(FtpReply.REPLY_226_CLOSING_DATA_CONNECTION, "That was it."));
            } catch (Exception e) { // the server's own signature
                session.write(new DefaultFtpReply(FtpReply.REPLY_426_CONNECTION_CLOSED_TRANSFER_ABORTED, "Gone."));
            } finally {
                session.getDataConnection().closeDataConnection();
            }
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}

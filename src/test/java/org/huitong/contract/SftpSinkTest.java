package org.huitong.contract;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.huitong.journey.FileServers;

/** An SFTP server. */
class SftpSinkTest extends FileSinkContract {
    private AutoCloseable running;

    @Override
    String connector() {
        return "sftp-sink";
    }

    @Override
    void openFarEnd() throws Exception {
        super.openFarEnd();
        running = serve();
    }

    AutoCloseable serve() throws Exception {
        FileServers.Sftp sftp = FileServers.Sftp.over(in.getParent());
        wire = new Wire(sftp.port());
        Files.writeString(
                folder.resolve("known_hosts"), sftp.knownHost().replaceFirst(":\\d+ ", ":" + wire.port() + " "));
        return sftp;
    }

    @Override
    void closeFarEnd() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    /** How the server is trusted, and what its protocol needs. */
    String more() {
        return "knownHosts: " + folder.resolve("known_hosts");
    }

    @Override
    String place() {
        return """
                host: 127.0.0.1
                port: %d
                user: %s
                password: "{{files.password}}"
                folder: in
                callTimeout: 2000
                %s
                """.formatted(wire.port(), FileServers.USER, more());
    }

    @Override
    Map<String, String> settings() {
        return Map.of("files.password", FileServers.PASSWORD);
    }

    @Override
    List<String> secrets() {
        return List.of(FileServers.PASSWORD);
    }
}

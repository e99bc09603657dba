package org.huitong.bench.kill;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** {@code huitong run} in a process of its own, on this class path. All but {@link #kill} is used by one thread. */
final class GatewayProcess implements AutoCloseable {
    private static final int START_SECONDS = 90;
    private static final int STOP_SECONDS = 30;
    private static final int LOOK_MILLIS = 10;
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private final Path home;
    private final Path log;
    private final int port;
    private volatile Process process;

    /** @param port of the data plane, which opens last */
    GatewayProcess(Path home, Path log, int port) {
        this.home = home;
        this.log = log;
        this.port = port;
    }

    /** Starts it and does not wait. */
    void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().remove("HUITONG_HOME");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
    }

    /** Starts it and waits until the data plane is open; false where it died before. */
    boolean start() throws IOException, InterruptedException {
        launch();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (!process.isAlive()) {
                return false;
            }
            if (System.nanoTime() > end) {
                throw new HuitongException(
                        ErrorCode.INTERNAL,
                        "starting the gateway on " + home + " failed: no door after " + START_SECONDS + " s. Read "
                                + log + ".");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A child of a launcher with an archive of loaded classes starts from the same archive.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(ARCHIVE))
                .forEach(command::add);
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.huitong.Main", "run", "--home", home.toString()));
        return command;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL: no hook runs, no buffer is written. Any thread may. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** True while nobody but us has ended it. */
    boolean alive() {
        return process.isAlive();
    }

    /** SIGTERM, as an operator stops it. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}

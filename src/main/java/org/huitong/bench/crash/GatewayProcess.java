package org.huitong.bench.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** {@code huitong run} in a process of its own, on this class path. All but {@link #kill} is used by one thread. */
public final class GatewayProcess implements AutoCloseable {
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 30;
    private static final int LOOK_MILLIS = 10;

    private final Path home;
    private final Path log;
    private final int port;
    private final Jvm jvm;
    private volatile Process process;

    /** @param port of the data plane, which opens last */
    GatewayProcess(Path home, Path log, int port, Jvm jvm) {
        this.home = home;
        this.log = log;
        this.port = port;
        this.jvm = jvm;
    }

    /** Starts it and does not wait. */
    public void launch(Map<String, String> environment) throws IOException {
        launch(jvm.command(home), environment);
    }

    private void launch(List<String> command, Map<String, String> environment) throws IOException {
        // The gateway unpacks SQLite's library below its data; those who trace that folder want to see its state only.
        Path temporary = Files.createDirectories(home.resolveSibling("tmp"));
        try (Stream<Path> left = Files.list(temporary)) {
            left.forEach(file -> file.toFile().delete());
        }
        command.add(1, "-Dorg.sqlite.tmpdir=" + temporary);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("HUITONG_HOME");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
    }

    /** Starts it and waits until the data plane is open; false where it died before. */
    public boolean start(Map<String, String> environment) throws IOException, InterruptedException {
        launch(environment);
        return opens();
    }

    /** One start and stop that leave the archive of loaded classes, where there is none yet. */
    void train() throws IOException, InterruptedException {
        if (jvm.untrained()) {
            launch(jvm.training(home), Map.of());
            opens();
            close();
            jvm.trained();
        }
    }

    private boolean opens() throws InterruptedException {
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

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The last line it wrote. */
    public String lastWord() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** SIGKILL: no hook runs, no buffer is written. Any thread may. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Done when it has ended, by whatever. */
    public CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** True while nobody has ended it. */
    public boolean alive() {
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

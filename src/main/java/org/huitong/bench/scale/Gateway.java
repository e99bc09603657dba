package org.huitong.bench.scale;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** {@code huitong run} in a process of its own, on this class path. Used by one thread. */
public final class Gateway implements AutoCloseable {
    private static final int START_MINUTES = 15;
    private static final int STOP_SECONDS = 60;
    private static final int LOOK_MILLIS = 10;

    private final Process process;
    private final int port;
    private final Path log;
    private final long begun = System.nanoTime();

    private Gateway(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * @param jvm options of its JVM
     * @param port of its data plane, which opens last
     */
    public static Gateway launch(Path home, Path log, List<String> jvm, int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.huitong.Main", "run", "--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("HUITONG_HOME");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Gateway(builder.start(), port, log);
    }

    /** Waits until the data plane is open; seconds since the process was started. */
    public double awaitReady() throws InterruptedException {
        long end = begun + TimeUnit.MINUTES.toNanos(START_MINUTES);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new HuitongException(
                        ErrorCode.INTERNAL,
                        "starting the gateway failed: it ended, or had no door after " + START_MINUTES + " min. Read "
                                + log + ".");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public Vitals vitals() {
        return new Vitals(process.pid());
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

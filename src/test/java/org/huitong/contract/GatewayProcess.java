package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huitong.bench.crash.Jvm;

/** {@code huitong run} in a process of its own, which may die. */
final class GatewayProcess implements AutoCloseable {
    /** Kept, so that classes are packed once. */
    private static final Path TOOLS = Path.of("target/crash");

    private static final Pattern DOOR = Pattern.compile("(?m)^  (data plane|admin API|AMQP|health) +(\\S+)$");
    private static final int STOP_SECONDS = 30;
    /** A JVM on a busy machine. */
    private static final Duration START = Duration.ofSeconds(120);

    private final Path log;
    private final Process process;
    private final Map<String, String> doors = new HashMap<>();

    GatewayProcess(Path home, Map<String, String> settings) throws IOException {
        this(home, settings, Jvm.in(TOOLS).command(home.toAbsolutePath(), List.of()));
    }

    private GatewayProcess(Path home, Map<String, String> settings, List<String> command) throws IOException {
        log = home.resolve("gateway.log").toAbsolutePath();
        Files.writeString(
                home.resolve("config/application.properties"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n", "\n", "\n")),
                StandardOpenOption.APPEND);
        Files.deleteIfExists(log);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Site.until("the gateway is up").atMost(START).until(() -> !process.isAlive() || up());
        assertThat(process.isAlive()).as(log()).isTrue();
    }

    /** Loaded classes are kept in an archive first, where there is none: all later starts take half their time. */
    static void train(Path home, Map<String, String> settings) throws IOException {
        Jvm jvm = Jvm.in(TOOLS);
        if (jvm.untrained()) {
            new GatewayProcess(home, settings, jvm.training(home.toAbsolutePath())).close();
            jvm.trained();
        }
    }

    private boolean up() throws IOException {
        DOOR.matcher(log()).results().forEach(door -> doors.put(door.group(1), door.group(2)));
        return doors.containsKey("health");
    }

    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    URI dataPlane() {
        return URI.create(doors.get("data plane"));
    }

    URI admin() {
        return URI.create(doors.get("admin API").replaceFirst("/api/v1$", ""));
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        kill();
    }
}

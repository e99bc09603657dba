package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.h2.tools.Server;
import org.huitong.bench.Installation;
import org.huitong.bench.crash.Jvm;
import org.huitong.pilot.PopulationBureau;
import org.huitong.pilot.RealEstateRegistry;
import org.huitong.pilot.ServiceHall;
import org.huitong.pilot.Tally;

/** The pilot with {@code huitong run} in a process of its own, which may be kept short of things, and may die. */
final class PilotProcess implements Site, AutoCloseable {
    /** Kept, so that classes are packed once; the archive of loaded classes is there when the kill test has run. */
    private static final Path TOOLS = Path.of("target/crash");

    private static final Pattern DOOR = Pattern.compile("(?m)^  (data plane|admin API|AMQP|health) +(\\S+)$");
    private static final int STOP_SECONDS = 30;

    final ServiceHall hall = new ServiceHall(Pilot.HALL_TOKEN);
    final Path home;
    private final Path log;
    private final Server databases = Server.createTcpServer("-tcpPort", "0").start();
    private final PopulationBureau bureau;
    private final RealEstateRegistry registry;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> doors = new HashMap<>();
    private final Jvm jvm = Jvm.in(TOOLS);
    private Process process;

    /** @param folder empty; receives the installation and its state */
    PilotProcess(Path folder) throws IOException, SQLException {
        home = folder.resolve("home").toAbsolutePath();
        log = home.resolveSibling("gateway.log");
        String name = UUID.randomUUID().toString();
        bureau = new PopulationBureau(here("bureau-" + name));
        registry = new RealEstateRegistry(here("registry-" + name));
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
        settings.put("population.jdbcUrl", there("bureau-" + name));
        settings.put("realEstate.jdbcUrl", there("registry-" + name));
        settings.put("hall.url", hall.uri().toString());
        settings.put("hall.token", Pilot.HALL_TOKEN);
        settings.put(
                "openData.folder",
                Files.createDirectories(home.resolve("open-data")).toString());
        settings.put(
                "enterprises.folder",
                Files.createDirectories(home.resolve("drop/enterprises")).toString());
        List.of("edge", "operate", "observe").forEach(port -> settings.put("huitong." + port + ".port", "0"));
        settings.put("huitong.bus.journalFileBytes", "131072");
        settings.put("huitong.bus.minFreeBytes", "1048576");
        settings.put("huitong.deliver.firstPauseMillis", "50");
        settings.put("huitong.deliver.longestPauseMillis", "200");
    }

    private static String here(String name) {
        return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=";
    }

    private String there(String name) {
        return "jdbc:h2:tcp://127.0.0.1:" + databases.getPort() + "/mem:" + name + ";USER=sa;PASSWORD=";
    }

    PilotProcess with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** What a process is given beside the installation. */
    record Limits(Map<String, String> environment, int descriptors, List<String> options) {
        static final Limits NONE = new Limits(Map.of(), 0, List.of());

        static Limits descriptors(int most) {
            return new Limits(Map.of(), most, List.of());
        }

        static Limits options(String... options) {
            return new Limits(Map.of(), 0, List.of(options));
        }
    }

    /** Starts it and waits for its doors. */
    PilotProcess start(Limits limits) throws IOException {
        if (!settings.containsKey("tax.brokerUrl")) {
            settings.put("camel.main.routesExcludePattern", "**/tax.taxpayers/*");
        }
        Files.writeString(
                home.resolve("config/application.properties"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n", "\n", "\n")),
                StandardOpenOption.APPEND);
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>();
        if (limits.descriptors() > 0) {
            command.addAll(List.of("sh", "-c", "ulimit -n " + limits.descriptors() + "; exec \"$@\"", "sh"));
        }
        command.addAll(jvm.command(home, limits.options()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(limits.environment());
        File out = log.toFile();
        process = builder.redirectErrorStream(true).redirectOutput(out).start();
        until("the gateway is up").until(() -> !process.isAlive() || up());
        assertThat(process.isAlive()).as(log()).isTrue();
        return this;
    }

    private boolean up() throws IOException {
        DOOR.matcher(log()).results().forEach(door -> doors.put(door.group(1), door.group(2)));
        return doors.containsKey("health") && log().contains(doors.get("health"));
    }

    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    Process process() {
        return process;
    }

    @Override
    public Sender sender(String system) {
        try {
            String token = Files.readString(home.resolve("data/secrets/" + system + ".token"));
            return new Sender(URI.create(doors.get("data plane")), token.strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String observe() {
        return doors.get("health").replaceFirst("/health$", "");
    }

    @Override
    public ServiceHall hall() {
        return hall;
    }

    /** Where AMQP clients come in. */
    URI amqp() {
        return URI.create(doors.get("AMQP"));
    }

    String token(String system) throws IOException {
        return Files.readString(home.resolve("data/secrets/" + system + ".token"))
                .strip();
    }

    Desk desk() {
        return new Desk(URI.create(doors.get("admin API").replaceFirst("/api/v1$", "")), home.resolve("data"));
    }

    @Override
    public Tally consumer(String subscription) {
        try {
            JsonNode now = desk().status("subscriptions", "id", subscription);
            return new Tally(
                    now.path("received").asLong(),
                    now.path("delivered").asLong(),
                    now.path("superseded").asLong(),
                    now.path("parked").asLong(),
                    now.path("held").asLong(),
                    now.path("discarded").asLong(),
                    0,
                    0,
                    now.path("waiting").asLong());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As an operator stops it. */
    void stop() {
        if (process != null) {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                    .join()
                    .destroyForcibly()
                    .onExit()
                    .join();
        }
        process = null;
        doors.clear();
    }

    @Override
    public void close() throws IOException, SQLException {
        stop();
        hall.close();
        databases.stop();
        bureau.close();
        registry.close();
    }
}

package org.huitong;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.huitong.bus.BusSettings;
import org.huitong.bus.door.DoorSettings;
import org.huitong.bus.door.DoorTls;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
import org.huitong.deliver.Pace;
import org.huitong.edge.EdgeSettings;
import org.huitong.edge.EdgeTls;
import org.huitong.failed.DiscardRules;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.notice.Notices;
import org.huitong.receive.input.Limits;
import org.huitong.store.StoreSettings;

/**
 * What {@code config/application.properties} says under {@code huitong.*}, read once at start; every key must be there.
 * Values given at start (the demo, tests) win over the file.
 */
public final class Settings {
    private final Path home;
    private final Properties values = new Properties();

    private Settings(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /** Throws CONFIG-INVALID where the file cannot be read. */
    public static Settings read(Path home, Map<String, String> overrides) {
        Settings settings = new Settings(home);
        Path file = settings.home.resolve("config/application.properties");
        if (!Files.isRegularFile(file)) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "starting on " + settings.home + " failed: there is no " + file
                            + ". Give the home of an installation with --home DIR.");
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            settings.values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.values.putAll(overrides);
        settings.values.setProperty("huitong.home", settings.home.toString());
        return settings;
    }

    public Path home() {
        return home;
    }

    public Path data() {
        return home.resolve(text("huitong.data.dir"));
    }

    /** Everything, for Camel's placeholders; the places of routes and connectors are made absolute. */
    Properties forCamel() {
        Properties all = new Properties();
        all.putAll(values);
        all.setProperty("camel.main.routesIncludePattern", "file:" + home + "/routes/**/*.camel.yaml");
        all.setProperty("camel.component.kamelet.location", "file:" + home + "/connectors");
        return all;
    }

    public EdgeSettings edge() {
        int workers = number("huitong.edge.workers", 0, 1024);
        return new EdgeSettings(
                text("huitong.edge.host"),
                number("huitong.edge.port", 0, 65_535),
                number("huitong.edge.maxBodyBytes", 1024, 64 << 20),
                Duration.ofSeconds(number("huitong.edge.idleSeconds", 1, 3600)),
                workers == 0 ? EdgeSettings.defaultWorkers() : workers,
                number("huitong.edge.maxInFlight", 1, 100_000),
                number("huitong.edge.maxConnections", 1, 100_000),
                tls());
    }

    /** The certificate and its key go together; relative files are of the home. */
    private Optional<EdgeTls> tls() {
        return pem("huitong.edge.tls").map(pem -> new EdgeTls(pem.certificate(), pem.key(), pem.clients()));
    }

    private record Pem(Path certificate, Path key, Optional<Path> clients) {}

    private Optional<Pem> pem(String prefix) {
        Optional<Path> certificate = file(prefix + ".certificate");
        Optional<Path> key = file(prefix + ".key");
        Optional<Path> clients = file(prefix + ".clients");
        if (certificate.isPresent() != key.isPresent() || certificate.isEmpty() && clients.isPresent()) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    prefix + " in config/application.properties is not whole. Give certificate and key, or none of"
                            + " them; clients only with them.");
        }
        return certificate.map(file -> new Pem(file, key.orElseThrow(), clients));
    }

    /** Empty where systems' own AMQP clients are not let in. */
    Optional<DoorSettings> door() {
        if (!values.containsKey("huitong.amqp.enabled") || !flag("huitong.amqp.enabled")) {
            return Optional.empty();
        }
        int journalFile = number("huitong.bus.journalFileBytes", 64 << 10, 1 << 30);
        return Optional.of(new DoorSettings(
                text("huitong.amqp.host"),
                number("huitong.amqp.port", 0, 65_535),
                pem("huitong.amqp.tls").map(pem -> new DoorTls(pem.certificate(), pem.key(), pem.clients())),
                number("huitong.amqp.maxConnections", 1, 100_000),
                number("huitong.amqp.maxLinks", 1, 10_000),
                // A message is one record of the journal, which goes into one of its files.
                number("huitong.amqp.maxMessageBytes", 1024, journalFile / 2),
                Duration.ofSeconds(number("huitong.amqp.idleSeconds", 2, 3600)),
                number("huitong.amqp.maxWaiting", 1, 10_000_000),
                number("huitong.amqp.maxInBytes", 64 << 10, Integer.MAX_VALUE)));
    }

    /** SQLite in the data directory, unless a PostgreSQL is named; its password is never in the file. */
    StoreSettings store() {
        String url = values.getProperty("huitong.store.url", "").strip();
        if (!url.isEmpty() && (!url.startsWith("jdbc:postgresql:") || url.contains("password="))) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "huitong.store.url in config/application.properties is no address of a store. Write"
                            + " jdbc:postgresql://HOST:PORT/DATABASE without a password (that is"
                            + " huitong.store.password), or leave it empty for SQLite in the data directory.");
        }
        return new StoreSettings(
                data(),
                url,
                values.getProperty("huitong.store.user", "").strip(),
                new SecretReference("huitong.store.password", values.getProperty("huitong.store.password", "")).read());
    }

    private boolean flag(String key) {
        String value = text(key);
        if (!value.equals("true") && !value.equals("false")) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    key + " is '" + value + "' in config/application.properties. Allowed are true and false.");
        }
        return value.equals("true");
    }

    private Optional<Path> file(String key) {
        String value = values.getProperty(key, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Path file = home.resolve(value);
        if (!Files.isReadable(file)) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    key + " is '" + value + "' in config/application.properties, and " + file
                            + " cannot be read. Put the file there, or leave the value empty to do without.");
        }
        return Optional.of(file);
    }

    EdgeSettings operate() {
        return new EdgeSettings(
                text("huitong.operate.host"),
                number("huitong.operate.port", 0, 65_535),
                1 << 20,
                Duration.ofSeconds(60),
                4,
                64);
    }

    /** How long an alarm must be there to be told, and away to have ended. */
    DiscardRules discards(Catalog catalog) {
        return new DiscardRules(
                Duration.ofDays(number("huitong.operate.restoreDays", 0, 3650)),
                number("huitong.operate.discardAlone", 0, 1_000_000),
                resource -> catalog.resource(resource)
                        .filter(r -> r.order() == Resource.Order.EVERY)
                        .isPresent());
    }

    Duration noticesLasting() {
        return Duration.ofSeconds(number("huitong.notices.lastingSeconds", 0, 3600));
    }

    /** Where people are told; the token's file is of the home. */
    Notices.Target notices() {
        String address = values.getProperty("huitong.notices.webhook", "").strip();
        if (address.isEmpty()) {
            return new Notices.Target(null, null, "");
        }
        try {
            URI uri = new URI(address);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return new Notices.Target(
                        uri, file("huitong.notices.tokenFile").orElse(null), text("huitong.notices.source"));
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new HuitongException(
                ErrorCode.CONFIG_INVALID,
                "huitong.notices.webhook in config/application.properties is no address. Give one such as"
                        + " https://alarms.example.gov.cn/huitong, without name or password in it; a token goes into a"
                        + " file that huitong.notices.tokenFile names.");
    }

    Limits limits() {
        return new Limits(
                number("huitong.edge.maxBodyBytes", 1024, 64 << 20),
                number("huitong.receive.maxRecords", 1, 100_000),
                number("huitong.receive.maxRecordBytes", 64, 61_440),
                number("huitong.receive.maxDepth", 1, 64));
    }

    BusSettings bus() {
        return new BusSettings(
                data().resolve("bus"),
                number("huitong.bus.journalFileBytes", 64 << 10, 1 << 30),
                number("huitong.bus.minFreeBytes", 0, Integer.MAX_VALUE),
                number("huitong.bus.pageAfterBytes", 64 << 10, Integer.MAX_VALUE),
                door());
    }

    /** How long a push waits for its commit before it is answered that it is in doubt. */
    Duration answerWithin() {
        return Duration.ofSeconds(number("huitong.publish.answerSeconds", 1, 3600));
    }

    Pace pace() {
        return new Pace(
                number("huitong.deliver.windowSlices", 1, 1000),
                number("huitong.deliver.windowRecords", 1, 100_000),
                Duration.ofMillis(number("huitong.deliver.firstPauseMillis", 1, 3_600_000)),
                Duration.ofMillis(number("huitong.deliver.longestPauseMillis", 1, 86_400_000)),
                number("huitong.deliver.poisonProbes", 1, 1000),
                number("huitong.deliver.stormKeys", 1, 1_000_000));
    }

    /** Throws CONFIG-INVALID naming key, value and what is allowed. */
    public int number(String key, int least, int most) {
        String value = text(key);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new HuitongException(
                ErrorCode.CONFIG_INVALID,
                key + " is '" + value + "' in config/application.properties. Allowed are whole numbers from " + least
                        + " to " + most + ".");
    }

    public String text(String key) {
        String value = values.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    key + " is missing in config/application.properties. Copy its line from the file that ships with"
                            + " the gateway.");
        }
        return value.strip();
    }
}

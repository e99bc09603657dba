package org.huitong;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.huitong.seal.Seal;
import org.huitong.store.StoreSettings;

/**
 * What {@code config/application.properties} says under {@code huitong.*}, read once at start; every key must be there.
 * Values given at start (the demo, tests) win over the file.
 */
public final class Settings {
    private static final String SEAL_KEYS = "huitong.seal.keys";
    private static final List<String> TEXTS = List.of(
            "huitong.data.dir",
            "huitong.edge.host",
            "huitong.amqp.enabled",
            "huitong.amqp.host",
            "huitong.operate.host",
            "huitong.notices.source",
            "huitong.observe.host",
            "huitong.backup.dir");
    private static final List<String> MAY_BE_EMPTY = List.of(
            "huitong.store.url",
            "huitong.store.user",
            "huitong.store.password",
            SEAL_KEYS,
            "huitong.edge.tls.certificate",
            "huitong.edge.tls.key",
            "huitong.edge.tls.clients",
            "huitong.amqp.tls.certificate",
            "huitong.amqp.tls.key",
            "huitong.amqp.tls.clients",
            "huitong.notices.webhook",
            "huitong.notices.tokenFile");

    private final Path home;
    private final Properties values = new Properties();
    private final Set<Mistake> mistakes = new LinkedHashSet<>();

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
        } catch (IOException | IllegalArgumentException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "reading " + file + " failed: " + e.getMessage() + ". Save it as UTF-8, in the form key=value.",
                    e);
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
        int workers = number("huitong.edge.workers");
        return new EdgeSettings(
                text("huitong.edge.host"),
                number("huitong.edge.port"),
                number("huitong.edge.maxBodyBytes"),
                Duration.ofSeconds(number("huitong.edge.idleSeconds")),
                workers == 0 ? EdgeSettings.defaultWorkers() : workers,
                number("huitong.edge.maxInFlight"),
                number("huitong.edge.maxConnections"),
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
            throw wrong(
                    prefix + ".certificate",
                    prefix + " in config/application.properties is not whole",
                    "Give certificate and key, or none of them; clients only with them");
        }
        return certificate.map(file -> new Pem(file, key.orElseThrow(), clients));
    }

    /** Empty where systems' own AMQP clients are not let in. */
    Optional<DoorSettings> door() {
        if (!values.containsKey("huitong.amqp.enabled") || !flag("huitong.amqp.enabled")) {
            return Optional.empty();
        }
        int journalFile = number("huitong.bus.journalFileBytes");
        return Optional.of(new DoorSettings(
                text("huitong.amqp.host"),
                number("huitong.amqp.port"),
                pem("huitong.amqp.tls").map(pem -> new DoorTls(pem.certificate(), pem.key(), pem.clients())),
                number("huitong.amqp.maxConnections"),
                number("huitong.amqp.maxLinks"),
                // A message is one record of the journal, which goes into one of its files.
                bounded("huitong.amqp.maxMessageBytes", 1024, journalFile / 2),
                Duration.ofSeconds(number("huitong.amqp.idleSeconds")),
                number("huitong.amqp.maxWaiting"),
                number("huitong.amqp.maxInBytes")));
    }

    private String storeUrl() {
        String url = values.getProperty("huitong.store.url", "").strip();
        if (!url.isEmpty() && (!url.startsWith("jdbc:postgresql:") || url.contains("password="))) {
            throw wrong(
                    "huitong.store.url",
                    "huitong.store.url in config/application.properties is no address of a store",
                    "Write jdbc:postgresql://HOST:PORT/DATABASE without a password (that is huitong.store.password), or"
                            + " leave it empty for SQLite in the data directory");
        }
        return url;
    }

    /** SQLite in the data directory, unless a PostgreSQL is named; its password is never in the file. */
    StoreSettings store() {
        String url = storeUrl();
        return new StoreSettings(
                data(),
                url,
                values.getProperty("huitong.store.user", "").strip(),
                new SecretReference("huitong.store.password", values.getProperty("huitong.store.password", "")).read());
    }

    /** Under which keys contents are closed in journal and store; none are, where none is named. */
    private Seal seal() {
        List<byte[]> keys = new ArrayList<>();
        for (String reference : values.getProperty(SEAL_KEYS, "").split(",")) {
            if (!reference.isBlank()) {
                keys.add(sealKey(new SecretReference(SEAL_KEYS, reference.strip()).read()));
            }
        }
        return Seal.of(keys);
    }

    private byte[] sealKey(String digits) {
        try {
            byte[] key = HexFormat.of().parseHex(digits);
            if (key.length == Seal.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw wrong(
                SEAL_KEYS,
                "a key that " + SEAL_KEYS + " in config/application.properties names is not 64 hexadecimal digits",
                "Make one with 'openssl rand -hex 32'");
    }

    private boolean flag(String key) {
        String value = text(key);
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(key, is(key, value), "Allowed are true and false");
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
            throw wrong(
                    key,
                    is(key, value) + ", and " + file + " cannot be read",
                    "Put the file there, or leave the value empty to do without");
        }
        return Optional.of(file);
    }

    EdgeSettings operate() {
        return new EdgeSettings(
                text("huitong.operate.host"), number("huitong.operate.port"), 1 << 20, Duration.ofSeconds(60), 4, 64);
    }

    /** For how long a discard may be taken back, and from how many records on it takes two persons. */
    DiscardRules discards(Catalog catalog) {
        return new DiscardRules(
                Duration.ofDays(number("huitong.operate.restoreDays")),
                number("huitong.operate.discardAlone"),
                resource -> catalog.resource(resource)
                        .filter(r -> r.order() == Resource.Order.EVERY)
                        .isPresent());
    }

    /** How long an alarm must be there to be told, and away to have ended. */
    Duration noticesLasting() {
        return Duration.ofSeconds(number("huitong.notices.lastingSeconds"));
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
        throw wrong(
                "huitong.notices.webhook",
                "huitong.notices.webhook in config/application.properties is no address",
                "Give one such as https://alarms.example.gov.cn/huitong, without name or password in it; a token goes"
                        + " into a file that huitong.notices.tokenFile names");
    }

    Limits limits() {
        return new Limits(
                number("huitong.edge.maxBodyBytes"),
                number("huitong.receive.maxRecords"),
                number("huitong.receive.maxRecordBytes"),
                number("huitong.receive.maxDepth"));
    }

    BusSettings bus() {
        return new BusSettings(
                data().resolve("bus"),
                number("huitong.bus.journalFileBytes"),
                number("huitong.bus.minFreeBytes"),
                number("huitong.bus.pageAfterBytes"),
                seal(),
                door());
    }

    /** How long a push waits for its commit before it is answered that it is in doubt. */
    Duration answerWithin() {
        return Duration.ofSeconds(number("huitong.publish.answerSeconds"));
    }

    Pace pace() {
        return new Pace(
                number("huitong.deliver.windowSlices"),
                number("huitong.deliver.windowRecords"),
                Duration.ofMillis(number("huitong.deliver.firstPauseMillis")),
                Duration.ofMillis(number("huitong.deliver.longestPauseMillis")),
                number("huitong.deliver.poisonProbes"),
                number("huitong.deliver.stormKeys"));
    }

    /** Throws CONFIG-INVALID naming key, value and what is allowed. */
    public int number(String key) {
        NumberSetting allowed = NumberSetting.ALL.get(key);
        return bounded(key, allowed.least(), allowed.most());
    }

    private int bounded(String key, int least, int most) {
        String value = text(key);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(key, is(key, value), "Allowed are whole numbers from " + least + " to " + most);
    }

    public String text(String key) {
        String value = values.getProperty(key);
        if (value == null || value.isBlank()) {
            throw wrong(
                    key,
                    key + " is missing in config/application.properties",
                    "Copy its line from the file that ships with the gateway");
        }
        return value.strip();
    }

    private static String is(String key, String value) {
        return key + " is '" + value + "' in config/application.properties";
    }

    private HuitongException wrong(String key, String what, String cure) {
        mistakes.add(new Mistake(key, what, cure));
        return new HuitongException(ErrorCode.CONFIG_INVALID, what + ". " + cure + ".");
    }

    /** A wrong value: what a start says of it, and what is to be done. */
    record Mistake(String key, String what, String cure) {}

    /** Everything that a start would refuse, which says only the first of it. */
    Set<Mistake> mistakes() {
        List<Runnable> all = new ArrayList<>(List.of(
                this::edge,
                this::door,
                this::operate,
                this::storeUrl,
                this::notices,
                () -> flag("huitong.amqp.enabled")));
        NumberSetting.ALL.keySet().stream().sorted().forEach(key -> all.add(() -> number(key)));
        TEXTS.forEach(key -> all.add(() -> text(key)));
        for (Runnable one : all) {
            try {
                one.run();
            } catch (HuitongException e) {
                // in the list
            }
        }
        requireReference("huitong.store.password", values.getProperty("huitong.store.password", ""));
        for (String reference : values.getProperty(SEAL_KEYS, "").split(",")) {
            requireReference(SEAL_KEYS, reference);
        }
        return mistakes;
    }

    private void requireReference(String key, String value) {
        if (!new SecretReference(key, value).wellFormed()) {
            wrong(
                    key,
                    key + " in config/application.properties does not say where the secret is",
                    SecretReference.CURE);
        }
    }

    /** Every setting of the gateway's own. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>(NumberSetting.ALL.keySet());
        known.addAll(TEXTS);
        known.addAll(MAY_BE_EMPTY);
        return known;
    }

    /** All of them by key. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        values.stringPropertyNames().forEach(key -> all.put(key, values.getProperty(key)));
        return all;
    }
}

package org.huitong;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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

    private final Values values;

    private Settings(Values values) {
        this.values = values;
    }

    /** Throws CONFIG-INVALID where the file cannot be read. */
    public static Settings read(Path home, Map<String, String> overrides) {
        return new Settings(Values.read(home.toAbsolutePath().normalize(), overrides));
    }

    public Path home() {
        return values.home();
    }

    /** Throws CONFIG-INVALID naming key, value and what is allowed. */
    public int number(String key) {
        return values.number(key);
    }

    public String text(String key) {
        return values.text(key);
    }

    public Path data() {
        return home().resolve(text("huitong.data.dir"));
    }

    /** Everything, for Camel's placeholders; the places of routes and connectors are made absolute. */
    Properties forCamel() {
        Properties all = new Properties();
        all.putAll(values.all());
        all.setProperty("camel.main.routesIncludePattern", "file:" + home() + "/routes/**/*.camel.yaml");
        all.setProperty("camel.component.kamelet.location", "file:" + home() + "/connectors");
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
        return values.pem("huitong.edge.tls").map(pem -> new EdgeTls(pem.certificate(), pem.key(), pem.clients()));
    }

    /** Empty where systems' own AMQP clients are not let in. */
    Optional<DoorSettings> door() {
        if (!values.has("huitong.amqp.enabled") || !values.flag("huitong.amqp.enabled")) {
            return Optional.empty();
        }
        int journalFile = number("huitong.bus.journalFileBytes");
        return Optional.of(new DoorSettings(
                text("huitong.amqp.host"),
                number("huitong.amqp.port"),
                values.pem("huitong.amqp.tls").map(pem -> new DoorTls(pem.certificate(), pem.key(), pem.clients())),
                number("huitong.amqp.maxConnections"),
                number("huitong.amqp.maxLinks"),
                // A message is one record of the journal, which goes into one of its files.
                values.bounded("huitong.amqp.maxMessageBytes", 1024, journalFile / 2),
                Duration.ofSeconds(number("huitong.amqp.idleSeconds")),
                number("huitong.amqp.maxWaiting"),
                number("huitong.amqp.maxInBytes")));
    }

    private String storeUrl() {
        String url = values.maybe("huitong.store.url");
        if (!url.isEmpty() && (!url.startsWith("jdbc:postgresql:") || url.contains("password="))) {
            throw values.wrong(
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
                values.maybe("huitong.store.user"),
                new SecretReference("huitong.store.password", values.maybe("huitong.store.password")).read());
    }

    /** Under which keys contents are closed in journal and store; none are, where none is named. */
    private Seal seal() {
        List<byte[]> keys = new ArrayList<>();
        for (String reference : values.maybe(SEAL_KEYS).split(",")) {
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
        throw values.wrong(
                SEAL_KEYS,
                "a key that " + SEAL_KEYS + " in config/application.properties names is not 64 hexadecimal digits",
                "Make one with 'openssl rand -hex 32'");
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
        String address = values.maybe("huitong.notices.webhook");
        if (address.isEmpty()) {
            return new Notices.Target(null, null, "");
        }
        try {
            URI uri = new URI(address);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return new Notices.Target(
                        uri, values.file("huitong.notices.tokenFile").orElse(null), text("huitong.notices.source"));
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw values.wrong(
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

    /** Everything that a start would refuse, which says only the first of it. */
    Set<Values.Mistake> mistakes() {
        List<Runnable> all = new ArrayList<>(List.of(
                this::edge,
                this::door,
                this::operate,
                this::storeUrl,
                this::notices,
                () -> values.flag("huitong.amqp.enabled")));
        NumberSetting.ALL.keySet().stream().sorted().forEach(key -> all.add(() -> number(key)));
        TEXTS.forEach(key -> all.add(() -> text(key)));
        for (Runnable one : all) {
            try {
                one.run();
            } catch (HuitongException e) {
                // in the list
            }
        }
        values.requireReference("huitong.store.password", values.maybe("huitong.store.password"));
        for (String reference : values.maybe(SEAL_KEYS).split(",")) {
            values.requireReference(SEAL_KEYS, reference);
        }
        return values.mistakes();
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
        return values.all();
    }
}

package org.huitong.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/**
 * Camel's own catalog of its components, as each carries it: no other knows exactly those that are in this gateway.
 * Thread-safe.
 */
final class Components {
    /** What the wiring adds. Their options are no catalog's; Camel says at the start what it does not know of them. */
    static final Set<String> OURS = Set.of(
            "subscription",
            "own-queue",
            "source",
            "drop",
            "message",
            "soap",
            "page",
            "document",
            "folder",
            "far-folder",
            "statuses",
            "fetch",
            "table-source",
            "table-sink");

    private static final String SERVICES = "META-INF/services/org/apache/camel/";
    private static final Map<String, Optional<ComponentModel>> MODELS = new ConcurrentHashMap<>();
    /** Camel has no list of what is there; these are looked for where a name is misspelt. */
    static final Set<String> LIKELY = Set.of(
            "bean",
            "class",
            "direct",
            "file",
            "ftp",
            "ftps",
            "http",
            "https",
            "jms",
            "kamelet",
            "log",
            "platform-http",
            "sftp",
            "sql",
            "sql-stored");

    private Components() {}

    /** Whether the gateway can speak it. */
    static boolean there(String scheme) {
        return OURS.contains(scheme) || service("component/", scheme).isPresent();
    }

    /** Whether expressions of that language can be evaluated. */
    static boolean language(String name) {
        return service("language/", name).isPresent();
    }

    /** Its options; empty where it is ours or is not there. */
    static Optional<ComponentModel> model(String scheme) {
        return MODELS.computeIfAbsent(scheme, Components::read);
    }

    private static Optional<ComponentModel> read(String scheme) {
        return service("component/", scheme)
                .map(type -> "META-INF/"
                        + type.substring(0, type.lastIndexOf('.')).replace('.', '/') + "/" + scheme + ".json")
                .flatMap(Components::resource)
                .map(JsonMapper::generateComponentModel);
    }

    private static Optional<String> service(String kind, String name) {
        return name.matches("[A-Za-z0-9-]+")
                ? resource(SERVICES + kind + name).map(Components::type)
                : Optional.empty();
    }

    private static String type(String text) {
        Properties service = new Properties();
        try {
            service.load(new java.io.StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return service.getProperty("class", "");
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = Components.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

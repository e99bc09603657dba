package org.huitong.lineage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Which connectors the route files of an installation use, read as YAML and not as routes: what Camel would refuse in them is
 * {@code check}'s to say. Immutable.
 */
final class Connected {
    private static final String ROUTE = ".camel.yaml";
    private static final String KAMELET = "kamelet:";
    private static final String DIRECT = "direct:";

    private final Map<List<String>, Route> sources = new HashMap<>();
    private final Map<String, Route> subscriptions = new HashMap<>();

    /** @param file from home, with slashes */
    record Route(String connector, String file) {}

    private Connected() {}

    static Connected read(Path home) {
        Connected connected = new Connected();
        for (String kind : List.of("sources", "consumers")) {
            Path folder = home.resolve("routes").resolve(kind);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.getFileName().toString().endsWith(ROUTE))
                            .sorted()
                            .forEach(file -> connected.add(home, file));
                } catch (IOException e) {
                    throw unreadable(home, folder, e);
                }
            }
        }
        return connected;
    }

    /** Empty where no route asks the system: it calls the gateway. */
    Optional<Route> source(String system, String resource) {
        return Optional.ofNullable(sources.get(List.of(system, resource)));
    }

    Optional<Route> subscription(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    private void add(Path home, Path file) {
        Object parsed;
        try {
            parsed = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (IOException | YamlEngineException e) {
            throw unreadable(home, file, e);
        }
        String name = home.relativize(file).toString().replace('\\', '/');
        if (parsed instanceof List<?> entries) {
            entries.forEach(entry -> from(entry).ifPresent(from -> route(from, name)));
        }
    }

    /** Of a route its beginning. */
    private static Optional<Map<?, ?>> from(Object entry) {
        Object found = entry instanceof Map<?, ?> map ? map.get("route") : null;
        if (found instanceof Map<?, ?> route) {
            found = route.get("from");
        }
        return found instanceof Map<?, ?> from ? Optional.of(from) : Optional.empty();
    }

    private void route(Map<?, ?> from, String file) {
        String uri = from.get("uri") instanceof String text ? text : "";
        if (uri.startsWith(DIRECT)) {
            subscriptions.put(uri.substring(DIRECT.length()), new Route(kamelet(from.get("steps")), file));
        } else if (from.get("parameters") instanceof Map<?, ?> parameters
                && parameters.get("system") instanceof String system
                && parameters.get("resource") instanceof String resource) {
            sources.put(List.of(system, resource), new Route(connector(uri), file));
        }
    }

    /** {@code kamelet:NAME/ID}, else the component's scheme. */
    private static String connector(String uri) {
        if (uri.startsWith(KAMELET)) {
            String rest = uri.substring(KAMELET.length());
            return rest.split("[/?]", 2)[0];
        }
        return uri.split(":", 2)[0];
    }

    /** The first that is called, in the order of the file; else the first component. */
    private static String kamelet(Object steps) {
        Deque<Object> open = new ArrayDeque<>();
        open.push(steps == null ? List.of() : steps);
        String other = "";
        while (!open.isEmpty()) {
            Object one = open.pop();
            if (one instanceof Map<?, ?> map) {
                if (map.get("uri") instanceof String uri) {
                    if (uri.startsWith(KAMELET)) {
                        return connector(uri);
                    }
                    other = other.isEmpty() ? connector(uri) : other;
                }
                inOrder(open, map.values());
            } else if (one instanceof List<?> list) {
                inOrder(open, list);
            }
        }
        return other;
    }

    private static void inOrder(Deque<Object> open, Iterable<?> more) {
        Deque<Object> reversed = new ArrayDeque<>();
        for (Object one : more) {
            if (one != null) {
                reversed.push(one);
            }
        }
        reversed.forEach(open::push);
    }

    private static HuitongException unreadable(Path home, Path file, Exception cause) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID,
                "reading " + home.relativize(file) + " failed ("
                        + cause.getClass().getSimpleName() + "). 'huitong check' says where and why.",
                cause);
    }
}

package org.huitong.shape;

import static org.huitong.shape.YamlFile.entries;
import static org.huitong.shape.YamlFile.list;
import static org.huitong.shape.YamlFile.map;
import static org.huitong.shape.YamlFile.string;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huitong.shape.Installation.Route;

/** What the rules of {@link RouteRule} look for. */
final class RouteChecks {
    private static final Set<String> KINDS =
            Set.of("route", "routeTemplate", "templatedRoute", "routeConfiguration", "beans");

    /** The registry of meters is looked up by camel-micrometer. */
    private static final Set<String> FOUND_BY_TYPE = Set.of("metrics");

    private RouteChecks() {}

    interface PerFile {
        List<String> findings(String where, Object tree);
    }

    static List<String> all(Installation home, PerFile rule) {
        List<String> found = new ArrayList<>();
        home.routes().forEach(file -> found.addAll(rule.findings(file.path(), file.tree())));
        return found;
    }

    static List<String> explicit(Installation home) {
        List<String> found = new ArrayList<>();
        for (YamlFile file : home.routes()) {
            for (Object element : list(file.tree())) {
                map(element).keySet().stream()
                        .filter(kind -> !KINDS.contains(kind))
                        .forEach(kind -> found.add(file.path() + ": " + kind));
            }
        }
        return found;
    }

    static List<String> named(Installation home) {
        List<String> found = new ArrayList<>();
        home.everyRoute().stream()
                .filter(route -> !fits(route.file(), route.id()))
                .forEach(route -> found.add(route.file().path() + ": id is '" + route.id() + "'"));
        for (YamlFile file : home.routes()) {
            for (Object element : list(file.tree())) {
                Map<?, ?> use = map(element, "templatedRoute");
                if (!use.isEmpty() && !string(use.get("routeId")).contains(file.word())) {
                    found.add(file.path() + ": routeId is '" + string(use.get("routeId")) + "'");
                }
            }
        }
        return found;
    }

    static boolean fits(YamlFile file, String id) {
        String[] folders = file.path().split("/");
        String folder = folders[folders.length - 2];
        return id.equals(file.word())
                || id.startsWith(file.word() + "-")
                || id.startsWith(folder + "." + file.word())
                || id.endsWith("-" + file.word())
                || id.endsWith("-" + folder + "." + file.word());
    }

    static List<String> unique(Installation home) {
        List<String> ids = new ArrayList<>();
        home.everyRoute().forEach(route -> ids.add(route.id()));
        home.every("templatedRoute").forEach(use -> ids.add(string(use.get("routeId"))));
        uris(home).stream()
                .filter(uri -> uri.startsWith("kamelet:") && uri.contains("/"))
                .forEach(uri -> ids.add(uri.substring(uri.indexOf('/') + 1)));
        Set<String> seen = new HashSet<>();
        return ids.stream().filter(id -> !seen.add(id)).toList();
    }

    static List<String> described(Installation home) {
        List<String> found = new ArrayList<>();
        home.everyRoute().stream()
                .filter(route -> string(route.outer().get("description")).isBlank()
                        && string(route.inner().get("description")).isBlank())
                .forEach(route -> found.add(route.id() + " has no description"));
        home.every("routeConfiguration").stream()
                .filter(c -> string(c.get("description")).isBlank())
                .forEach(c -> found.add("configuration " + c.get("id") + " has no description"));
        return found;
    }

    static List<String> errors(Installation home) {
        Set<String> good = home.every("routeConfiguration").stream()
                .filter(c -> map(c, "errorHandler").containsKey("noErrorHandler") || c.containsKey("onException"))
                .map(c -> string(c.get("id")))
                .collect(Collectors.toSet());
        return home.everyRoute().stream()
                .filter(route -> route.file().path().contains("/flow/"))
                .filter(route -> !good.contains(string(route.inner().get("routeConfigurationId"))))
                .map(route -> route.id() + " is configured by '"
                        + string(route.inner().get("routeConfigurationId")) + "'")
                .toList();
    }

    static List<String> retries(Installation home) {
        List<String> found = new ArrayList<>();
        home.everyRoute().forEach(route -> found.addAll(YamlForm.retries(route.id(), route.outer())));
        home.every("routeConfiguration").stream()
                .filter(c -> string(c.get("id")).isBlank())
                .forEach(c -> found.add("a configuration has no id"));
        return found;
    }

    static List<String> refs(Installation home) {
        Set<String> asked = new HashSet<>();
        for (YamlFile file : home.routes()) {
            for (YamlFile.Entry entry : entries(file.tree())) {
                if (entry.key().equals("ref") && !entry.parent().equals("expression")) {
                    asked.add(string(entry.value()));
                }
            }
        }
        List<String> found = new ArrayList<>();
        asked.stream().filter(ref -> !home.bound().contains(ref)).forEach(ref -> found.add(ref + " is not bound"));
        home.bound().stream()
                .filter(name -> !asked.contains(name) && !FOUND_BY_TYPE.contains(name))
                .filter(name -> home.routes().stream().noneMatch(f -> f.text().contains("#" + name)))
                .filter(name ->
                        home.connectors().stream().noneMatch(f -> f.text().contains(name)))
                .filter(name -> uris(home).stream().noneMatch(uri -> uri.startsWith(name + ":")))
                .forEach(name -> found.add(name + " is bound, and nothing uses it"));
        return found;
    }

    static List<String> uris(Installation home) {
        return home.routes().stream()
                .flatMap(file -> entries(file.tree()).stream())
                .filter(entry -> entry.key().equals("uri"))
                .map(entry -> string(entry.value()))
                .toList();
    }

    static List<String> kamelets(Installation home) {
        Set<String> there = home.connectors().stream().map(YamlFile::word).collect(Collectors.toSet());
        return uris(home).stream()
                .filter(uri -> uri.startsWith("kamelet:"))
                .filter(uri -> {
                    String[] parts = uri.substring("kamelet:".length()).split("/");
                    return parts.length != 2 || !there.contains(parts[0]) && !parts[0].contains("{{");
                })
                .toList();
    }

    static List<String> directs(Installation home) {
        Set<String> taken = home.everyRoute().stream()
                .map(route -> string(map(route.inner(), "from").get("uri")))
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>(uris(home).stream()
                .filter(uri -> uri.startsWith("direct:") && !uri.contains("{{") && !taken.contains(uri))
                .toList());
        Set<String> templates = home.everyRoute().stream()
                .filter(route -> route.kind().equals("routeTemplate"))
                .map(Route::id)
                .collect(Collectors.toSet());
        home.every("templatedRoute").stream()
                .map(use -> string(use.get("routeTemplateRef")))
                .filter(ref -> !templates.contains(ref))
                .forEach(ref -> found.add("no template " + ref));
        return found;
    }
}

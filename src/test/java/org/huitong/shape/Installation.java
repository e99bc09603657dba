package org.huitong.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The YAML of one home.
 *
 * @param agencies ids of the agencies, which no connector may name
 * @param bound names that the wiring gives to beans
 */
record Installation(List<YamlFile> routes, List<YamlFile> connectors, Set<String> agencies, Set<String> bound) {
    private static final Pattern BIND = Pattern.compile("\\bbind\\(\\s*\"([\\w.-]+)\"");

    /** A route wherever it stands: its own, or the one inside a template. */
    record Route(YamlFile file, String kind, Map<?, ?> outer, Map<?, ?> inner) {
        String id() {
            return YamlFile.string(kind.equals("route") ? inner.get("id") : outer.get("id"));
        }
    }

    static Installation at(Path home, Set<String> bound) {
        return new Installation(
                files(home, "routes", ".camel.yaml"),
                files(home, "connectors", ".yaml"),
                files(home, "config/agencies", ".yaml").stream()
                        .map(file -> file.name().replace(".yaml", ""))
                        .collect(Collectors.toSet()),
                bound);
    }

    /** The same with one piece of text exchanged; complains where it is not there. */
    Installation spoiled(String path, String from, String to) {
        return new Installation(spoiled(routes, path, from, to), spoiled(connectors, path, from, to), agencies, bound);
    }

    List<Route> everyRoute() {
        List<Route> found = new ArrayList<>();
        for (YamlFile file : routes) {
            for (Object element : YamlFile.list(file.tree())) {
                Map<?, ?> route = YamlFile.map(element, "route");
                Map<?, ?> template = YamlFile.map(element, "routeTemplate");
                if (!route.isEmpty()) {
                    found.add(new Route(file, "route", route, route));
                } else if (!template.isEmpty()) {
                    Map<?, ?> inner = YamlFile.map(template, "route");
                    found.add(new Route(file, "routeTemplate", template, inner.isEmpty() ? template : inner));
                }
            }
        }
        return found;
    }

    /** Elements of one kind, in all files. */
    List<Map<?, ?>> every(String kind) {
        List<Map<?, ?>> found = new ArrayList<>();
        for (YamlFile file : routes) {
            for (Object element : YamlFile.list(file.tree())) {
                if (!YamlFile.map(element, kind).isEmpty()) {
                    found.add(YamlFile.map(element, kind));
                }
            }
        }
        return found;
    }

    /** Names bound by the classes in these folders. */
    static Set<String> bindings(Path... folders) {
        Set<String> names = new TreeSet<>();
        for (Path folder : folders) {
            for (Path file : list(folder, 1, ".java")) {
                Matcher bind = BIND.matcher(read(file));
                while (bind.find()) {
                    names.add(bind.group(1));
                }
            }
        }
        return names;
    }

    private static List<YamlFile> spoiled(List<YamlFile> files, String path, String from, String to) {
        return files.stream()
                .map(file -> {
                    if (!file.path().equals(path)) {
                        return file;
                    }
                    if (!file.text().contains(from)) {
                        throw new IllegalArgumentException(path + " does not hold: " + from);
                    }
                    return YamlFile.of(path, file.text().replace(from, to));
                })
                .toList();
    }

    private static List<YamlFile> files(Path home, String folder, String ending) {
        return list(home.resolve(folder), Integer.MAX_VALUE, ending).stream()
                .map(file -> YamlFile.of(home.relativize(file).toString().replace('\\', '/'), read(file)))
                .toList();
    }

    private static List<Path> list(Path folder, int depth, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

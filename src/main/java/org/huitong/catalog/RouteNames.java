package org.huitong.catalog;

import java.nio.file.Path;
import java.util.List;
import org.huitong.catalog.Findings.Place;

/**
 * Names of route files and connectors. Camel takes what follows a name's first dot for its form, and leaves out a file whose
 * form it does not know without a word: a way that nobody misses before its records are due.
 */
final class RouteNames {
    private static final String ROUTE = ".camel.yaml";
    private static final String CONNECTOR = ".kamelet.yaml";
    private static final List<String> YAML = List.of(".yaml", ".yml");

    private final Path home;
    private final Findings findings;

    RouteNames(Path home, Findings findings) {
        this.home = home;
        this.findings = findings;
    }

    /** Of a file below {@code routes/}. */
    void route(Path file) {
        if (!file.getFileName().toString().endsWith(CatalogReader.MAPPING)) {
            loaded(file, ROUTE);
        }
    }

    /** Of a file in {@code connectors/}. */
    void connector(Path file) {
        loaded(file, CONNECTOR);
    }

    private void loaded(Path file, String form) {
        String name = file.getFileName().toString();
        if (YAML.stream().noneMatch(name::endsWith)) {
            return; // a statement or a sample beside the route
        }
        int dot = name.indexOf('.');
        if (name.substring(dot).equals(form)) {
            return;
        }
        findings.add(
                new Place(YamlFile.name(home, file), 1, 1),
                "ROUTE-FILE-NAME",
                "the file is not read: after its first dot stands \"" + name.substring(dot + 1) + "\"",
                "Name it " + better(name, form));
    }

    private static String better(String name, String form) {
        String stem = name;
        for (String end : List.of(form, ".yaml", ".yml")) {
            if (stem.endsWith(end)) {
                stem = stem.substring(0, stem.length() - end.length());
                break;
            }
        }
        return stem.replace('.', '-') + form;
    }
}

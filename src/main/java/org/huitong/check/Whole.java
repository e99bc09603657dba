package org.huitong.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.huitong.catalog.Catalog;
import org.snakeyaml.engine.v2.nodes.Node;

/** A home's route files and connectors, read; and what they may refer to. For one look and one thread. */
final class Whole {
    private final Path home;
    private final List<CamelFile> routes;
    private final List<CamelFile> connectors;
    private final Map<String, String> settings;
    private final Optional<Catalog> catalog;
    private final Map<CamelFile, List<Endpoint>> endpoints = new IdentityHashMap<>();
    private Map<String, Kamelet> kamelets;

    /**
     * Reads them.
     *
     * @param settings by key
     * @param catalog empty where it has mistakes of its own
     */
    Whole(Path home, Map<String, String> settings, Optional<Catalog> catalog, Report report) {
        this.home = home.toAbsolutePath().normalize();
        this.routes = CamelFile.read(this.home, "routes", ".camel.yaml", report);
        this.connectors = CamelFile.read(this.home, "connectors", ".kamelet.yaml", report);
        this.settings = new HashMap<>(settings);
        this.settings.put("huitong.home", this.home.toString());
        this.catalog = catalog;
    }

    Path home() {
        return home;
    }

    List<CamelFile> routes() {
        return routes;
    }

    List<CamelFile> connectors() {
        return connectors;
    }

    /** By key, and {@code huitong.home}. */
    Map<String, String> settings() {
        return settings;
    }

    Optional<Catalog> catalog() {
        return catalog;
    }

    List<Endpoint> endpoints(CamelFile file) {
        return endpoints.computeIfAbsent(file, Endpoint::of);
    }

    List<CamelFile> files() {
        List<CamelFile> all = new ArrayList<>(connectors);
        all.addAll(routes);
        return all;
    }

    Map<String, Kamelet> kamelets() {
        if (kamelets == null) {
            kamelets = new TreeMap<>();
            connectors.forEach(file -> {
                Kamelet kamelet = Kamelet.of(file);
                kamelets.put(kamelet.name(), kamelet);
            });
        }
        return kamelets;
    }

    /** An element of a route file, of one kind: {@code route}, {@code routeTemplate} … */
    record Element(CamelFile file, Node node) {}

    List<Element> every(String kind) {
        List<Element> all = new ArrayList<>();
        for (CamelFile file : routes) {
            for (Node element : Nodes.list(file.root())) {
                Node node = Nodes.get(element, kind);
                if (node != null) {
                    all.add(new Element(file, node));
                }
            }
        }
        return all;
    }

    /** Names of the beans that stand in route files. */
    Set<String> beans() {
        Set<String> names = new HashSet<>();
        every("beans").forEach(beans -> Nodes.list(beans.node()).forEach(bean -> names.add(Nodes.text(bean, "name"))));
        return names;
    }
}

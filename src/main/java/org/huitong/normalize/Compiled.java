package org.huitong.normalize;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;

/** Every mapping and rule of one snapshot, ready to be applied. Immutable, thread-safe. */
final class Compiled {
    private record Source(String system, String resource) {}

    private final Catalog of;
    private final Map<Source, SourceMapping> sources = new HashMap<>();
    private final Map<String, Map<String, ItemRules>> rules = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    /** @param snapshot stays as it is */
    Compiled(Catalog snapshot, Clock clock) {
        this.of = snapshot;
        Conversions conversions = new Conversions(snapshot, clock);
        for (Resource resource : snapshot.resources()) {
            Map<String, ItemRules> ofResource = new LinkedHashMap<>();
            resource.items().values().forEach(item -> ofResource.put(item.id(), new ItemRules(item)));
            rules.put(resource.id(), ofResource);
            keys.put(resource.id(), resource.key());
        }
        for (MappingFile mapping : snapshot.sources()) {
            snapshot.resource(mapping.resource())
                    .ifPresent(resource -> sources.put(
                            new Source(mapping.system(), mapping.resource()),
                            new SourceMapping(mapping, resource, rules.get(resource.id()), conversions)));
        }
    }

    boolean of(Catalog snapshot) {
        return of == snapshot;
    }

    Optional<SourceMapping> mapping(String system, String resource) {
        return Optional.ofNullable(sources.get(new Source(system, resource)));
    }

    /** By item; empty where there is no such resource. */
    Optional<Map<String, ItemRules>> rules(String resource) {
        return Optional.ofNullable(rules.get(resource));
    }

    /** The key item of a resource that there is. */
    String key(String resource) {
        return keys.get(resource);
    }
}

package org.huitong.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was read so far, by id; filled by one thread, then never changed. */
final class Entries {
    final Map<String, Agency> agencies = new TreeMap<>();
    final Map<String, SystemEntry> systems = new TreeMap<>();
    final Map<String, Resource> resources = new TreeMap<>();
    final Map<String, CodeTable> codes = new TreeMap<>();
    final Map<String, Grant> grants = new TreeMap<>();
    /** What each grant's file says, as JSON. */
    final Map<String, String> grantTexts = new TreeMap<>();

    final Map<String, MappingFile> sources = new TreeMap<>();
    GatewayPlace gateway = GatewayPlace.UNSAID;
    private Map<String, List<MappingFile>> sourcesByResource;

    /** To be asked only when every mapping has been read. */
    synchronized List<MappingFile> sourcesOf(String resource) {
        if (sourcesByResource == null) {
            Map<String, List<MappingFile>> all = new TreeMap<>();
            sources.values()
                    .forEach(source -> all.computeIfAbsent(source.resource(), none -> new ArrayList<>())
                            .add(source));
            sourcesByResource = all;
        }
        return sourcesByResource.getOrDefault(resource, List.of());
    }

    /** Key of {@link #sources}. A blank stands in no id. */
    static String source(String system, String resource) {
        return system + " " + resource;
    }

    Map<String, List<Grant>> grantsByResource() {
        Map<String, List<Grant>> byResource = new TreeMap<>();
        for (Grant grant : grants.values()) {
            byResource
                    .computeIfAbsent(grant.resource(), resource -> new ArrayList<>())
                    .add(grant);
        }
        byResource.replaceAll((resource, list) -> List.copyOf(list));
        return byResource;
    }
}

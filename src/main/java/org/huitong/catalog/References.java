package org.huitong.catalog;

import java.util.Map;
import java.util.regex.Pattern;

/** The checks that several kinds of files share: ids, file names, duplicates and what one entry says of another. */
final class References {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*");
    private static final int MAX_ID = 120;

    private final Entries entries;

    References(Entries entries) {
        this.entries = entries;
    }

    /** The entry's own id: well formed, the same as the file's name, and not taken. */
    String own(Section section, String key, String fileId, Map<String, ?> taken) {
        String id = section.text(key);
        if (id.isBlank()) {
            return fileId;
        }
        if (!ID.matcher(id).matches() || id.length() > MAX_ID) {
            section.report(
                    key,
                    "CATALOG-ID",
                    "\"" + id + "\" is not an id",
                    "Use lower-case letters, digits, hyphens and dots");
        }
        if (!id.equals(fileId)) {
            section.report(
                    key,
                    "CATALOG-FILE-NAME",
                    "the file is named " + fileId + " but says " + id,
                    "Name the file " + id + ".yaml");
        }
        unique(section, key, id, taken);
        return id;
    }

    void unique(Section section, String key, String id, Map<String, ?> taken) {
        if (taken.containsKey(id)) {
            section.report(key, "CATALOG-DUPLICATE", "\"" + id + "\" is defined twice", "Keep one definition");
        }
    }

    String agency(Section section, String key) {
        return known(section, key, entries.agencies, "agency", "config/agencies");
    }

    String system(Section section, String key) {
        return known(section, key, entries.systems, "system", "config/systems");
    }

    String resource(Section section, String key) {
        return known(section, key, entries.resources, "resource", "config/catalog");
    }

    private static String known(Section section, String key, Map<String, ?> all, String kind, String folder) {
        String id = section.text(key);
        section.later(() -> {
            if (!id.isBlank() && !all.containsKey(id)) {
                section.report(
                        key,
                        "CATALOG-UNKNOWN-" + kind.toUpperCase(java.util.Locale.ROOT),
                        "there is no " + kind + " \"" + id + "\"",
                        Words.nearest(id, all.keySet())
                                .map(near -> "Did you mean \"" + near + "\"")
                                .orElse("Write " + folder + "/" + id + ".yaml"));
            }
        });
        return id;
    }

    /** An item of a resource that may be read later than this; says nothing where the resource itself is unknown. */
    void item(Section section, String key, String resource, String item) {
        section.later(() -> {
            Resource entry = entries.resources.get(resource);
            if (entry != null && !item.isBlank() && !entry.items().containsKey(item)) {
                section.report(
                        key,
                        "CATALOG-UNKNOWN-ITEM",
                        resource + " has no item \"" + item + "\"",
                        Section.cure(
                                Words.nearest(item, entry.items().keySet()),
                                entry.items().keySet()));
            }
        });
    }
}

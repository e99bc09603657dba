package org.huitong.receive.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A column of a table.
 *
 * @param type its letter
 * @param length in bytes
 */
record DbfColumn(String name, char type, int length) {
    private static final String READ = "CNFLDIYTB";

    boolean memo(boolean foxPro) {
        return "MGPW".indexOf(type) >= 0 || type == 'B' && !foxPro;
    }

    boolean hidden() {
        return type == '0';
    }

    boolean readable() {
        return READ.indexOf(type) >= 0;
    }

    Map<String, Object> known() {
        return Map.of("name", name, "type", String.valueOf(type), "length", length);
    }

    /** From what {@link #known} gave, as JSON gives it back. */
    static List<DbfColumn> of(List<?> known) {
        return known.stream()
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .map(map -> new DbfColumn(
                        String.valueOf(map.get("name")),
                        (map.get("type") + "?").toUpperCase(Locale.ROOT).charAt(0),
                        map.get("length") instanceof Number length ? Math.max(0, length.intValue()) : 0))
                .toList();
    }
}

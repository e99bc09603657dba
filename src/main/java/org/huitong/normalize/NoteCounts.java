package org.huitong.normalize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.element.Note;

/** Counts the notes of one intake; makes nothing as long as there is none. For one thread. */
final class NoteCounts {
    private record Place(String item, Note note) {}

    private Map<Place, Integer> counts;

    void add(String item, Note note) {
        if (counts == null) {
            counts = new LinkedHashMap<>();
        }
        counts.merge(new Place(item, note), 1, Integer::sum);
    }

    /** In the order in which they first came up. */
    List<Normalized.Remark> all() {
        return counts == null
                ? List.of()
                : counts.entrySet().stream()
                        .map(entry -> new Normalized.Remark(
                                entry.getKey().item(), entry.getKey().note(), entry.getValue()))
                        .toList();
    }
}

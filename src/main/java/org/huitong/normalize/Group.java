package org.huitong.normalize;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.MappingFile;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.message.Json;
import org.huitong.message.Raw;

/** A repeated group of a mapping, compiled: the members that one record of the source holds. Immutable, thread-safe. */
final class Group {
    static final Note SKIPPED = Note.warning("each", "", "a record without a member of its group was passed over");

    private final List<String> steps;
    private final boolean skips;
    private final Place place;
    private final Fault missing;

    Group(MappingFile.Each each) {
        this.steps = each.path().steps();
        this.skips = each.empty() == MappingFile.Each.Empty.SKIP;
        this.place = new Place(each.path());
        this.missing = new Fault(
                "each",
                "",
                "there is no member at " + each.path().text(),
                "correct it in the source, or write empty: skip in the mapping where such records are right");
    }

    /** Whether a record without a member is right. */
    boolean skips() {
        return skips;
    }

    Fault missing() {
        return missing;
    }

    String pointer(Member record) {
        return place.pointer(record);
    }

    /** In order; wherever the path meets a list, each of its elements. */
    List<Member> of(Member record) {
        List<Member> members = new ArrayList<>();
        collect(record, 0, members);
        return members;
    }

    private void collect(Member at, int depth, List<Member> into) {
        if (depth == steps.size()) {
            into.add(at);
            return;
        }
        String step = steps.get(depth);
        Object below = at.field(step);
        if (below instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(at.below(step, i, list.get(i)), depth + 1, into);
            }
        } else if (below != null && !"".equals(below)) {
            collect(at.below(step, below), depth + 1, into);
        }
    }

    /**
     * The record with this member alone, and all else that encloses it: what a person mends of it, and what is replayed
     * without its neighbors.
     */
    static Raw alone(Member member) {
        Raw raw = member.raw();
        Object value = member.value();
        for (Member at = member; at.parent() != null; at = at.parent()) {
            Map<String, Object> enclosing = new LinkedHashMap<>();
            ((Map<?, ?>) at.parent().value()).forEach((name, field) -> enclosing.put((String) name, field));
            List<Object> list = new ArrayList<>();
            list.add(value);
            enclosing.put(at.name(), at.listed() ? list : value);
            value = enclosing;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, field) -> fields.put((String) name, field));
        byte[] text = Json.text(fields).getBytes(StandardCharsets.UTF_8);
        return new Raw(raw.index(), raw.pointer(), fields, text, 0, text.length);
    }
}

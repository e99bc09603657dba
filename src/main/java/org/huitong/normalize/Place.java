package org.huitong.normalize;

import java.util.List;
import java.util.Map;
import org.huitong.catalog.SourcePath;

/** A path of a mapping, compiled: a plain name costs one look-up. Immutable, thread-safe. */
final class Place {
    private final int up;
    private final String name;
    private final String[] steps;

    Place(SourcePath path) {
        this.up = path.up();
        this.name = path.up() == 0 && path.steps().size() == 1 ? path.steps().get(0) : null;
        this.steps = path.steps().toArray(new String[0]);
    }

    /** What stands there; null where nothing does. */
    Object in(Member member) {
        if (name != null) {
            return member.field(name);
        }
        Object value = from(member).value();
        for (String step : steps) {
            value = below(value, step);
        }
        return value;
    }

    private Member from(Member member) {
        Member at = member;
        for (int i = 0; (up == SourcePath.RECORD || i < up) && at.parent() != null; i++) {
            at = at.parent();
        }
        return at;
    }

    private static Object below(Object value, String step) {
        if (value instanceof Map<?, ?> map) {
            return map.get(step);
        }
        int place = value instanceof List<?> ? place(step) : -1;
        return place >= 0 && place < ((List<?>) value).size() ? ((List<?>) value).get(place) : null;
    }

    /** As RFC 6901 writes places of a list; -1 for anything else. */
    private static int place(String step) {
        boolean number = step.length() < 9 && (step.equals("0") || !step.isEmpty() && step.charAt(0) != '0');
        for (int i = 0; number && i < step.length(); i++) {
            number = step.charAt(i) >= '0' && step.charAt(i) <= '9';
        }
        return number ? Integer.parseInt(step) : -1;
    }

    /** Where that is in the sender's input. */
    String pointer(Member member) {
        Member base = from(member);
        String pointer = base.pointer();
        Object value = base.value();
        for (String step : steps) {
            pointer = value instanceof List<?> && place(step) >= 0
                    ? Member.at(member.raw(), pointer, place(step))
                    : Member.step(member.raw(), pointer, step);
            value = below(value, step);
        }
        return pointer;
    }
}

package org.huitong.normalize;

import java.util.Map;
import org.huitong.message.Raw;

/** A record, or a member of one of its repeated groups with what encloses it. For one thread. */
final class Member {
    private static final int NO_LIST = -1;

    private final Raw raw;
    private final Member parent;
    private final String name;
    private final int place;
    private final Object value;

    private Member(Raw raw, Member parent, String name, int place, Object value) {
        this.raw = raw;
        this.parent = parent;
        this.name = name;
        this.place = place;
        this.value = value;
    }

    static Member of(Raw raw) {
        return new Member(raw, null, "", NO_LIST, raw.fields());
    }

    /** What stands alone under a name. */
    Member below(String step, Object below) {
        return new Member(raw, this, step, NO_LIST, below);
    }

    /** What stands in a list under a name. */
    Member below(String step, int at, Object below) {
        return new Member(raw, this, step, at, below);
    }

    Raw raw() {
        return raw;
    }

    Member parent() {
        return parent;
    }

    String name() {
        return name;
    }

    boolean listed() {
        return place != NO_LIST;
    }

    Object value() {
        return value;
    }

    /** A field of it; null where it has none of this name. */
    Object field(String field) {
        return value instanceof Map<?, ?> map ? map.get(field) : null;
    }

    /** Where it stands in the sender's input. */
    String pointer() {
        if (parent == null) {
            return raw.pointer();
        }
        String pointer = step(raw, parent.pointer(), name);
        return listed() ? at(raw, pointer, place) : pointer;
    }

    /** A name below a pointer. */
    static String step(Raw raw, String pointer, String name) {
        return pointer + "/" + (elements(raw) ? name : name.replace("~", "~0").replace("/", "~1"));
    }

    /** A place of a list, from 0; of elements, as XPath counts them. */
    static String at(Raw raw, String pointer, int place) {
        return elements(raw) ? pointer + "[" + (place + 1) + "]" : pointer + "/" + place;
    }

    private static boolean elements(Raw raw) {
        return raw.origin() != null && raw.origin().format().equals("xml");
    }
}

package org.huitong.receive.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/** What an element holds, by name. */
final class Members extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    /** Elements of one name beside each other. */
    private static final class Group extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    /** @param list whether it is a list also where it stands alone */
    void add(String name, Object value, boolean list) {
        int before = size();
        Object known = put(name, value);
        if (size() > before) {
            if (list) {
                put(name, listOf(value));
            }
            return;
        }
        Group group = known instanceof Group some ? some : listOf(known);
        group.add(value);
        put(name, group);
    }

    private static Group listOf(Object value) {
        Group group = new Group();
        group.add(value);
        return group;
    }
}

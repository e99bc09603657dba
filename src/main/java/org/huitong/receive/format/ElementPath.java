package org.huitong.receive.format;

import java.util.List;
import java.util.Map;

/** A declared path of elements, held against the elements that are open. Immutable. */
final class ElementPath {
    private static final String ANY = "*";

    private final List<String> steps;
    private final String[] names;
    private final String[] uris;

    ElementPath(List<String> steps, Map<String, String> namespaces) {
        this.steps = steps;
        this.names = new String[steps.size()];
        this.uris = new String[steps.size()];
        for (int i = 0; i < names.length; i++) {
            String step = steps.get(i);
            int colon = step.indexOf(':');
            names[i] = step.substring(colon + 1);
            uris[i] = colon < 0 ? null : namespaces.get(step.substring(0, colon));
        }
    }

    /** One open element. */
    record Open(String uri, String name) {}

    /** Whether the innermost open element is one that the path means. */
    boolean matches(List<Open> open) {
        if (names.length == 0 || open.size() != names.length) {
            return false;
        }
        for (int i = names.length - 1; i >= 0; i--) {
            Open element = open.get(i);
            boolean same = names[i].equals(ANY) || names[i].equals(element.name());
            if (!same || uris[i] != null && !uris[i].equals(element.uri())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "/" + String.join("/", steps);
    }
}

package org.huitong.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a value stands in a source's record. A plain name is a field of exactly this name, dots and all. {@code /a/b/0} is a
 * pointer (RFC 6901) from the record; {@code ./a} goes from the member of a repeated group, {@code ../a} from what encloses
 * it, {@code .} is the member itself. A name that begins like a pointer is written as one: {@code /~1x} is the field
 * {@code /x}.
 *
 * @param text as it is written
 * @param up levels above the member; {@value #RECORD} for the record
 * @param steps names and, in lists, places from 0
 */
public record SourcePath(String text, int up, List<String> steps) {
    public static final int RECORD = -1;

    private static final String ABOVE = "..";

    public SourcePath {
        steps = List.copyOf(steps);
    }

    /** What is wrong with a path as it is written; empty where nothing is. */
    static Optional<String> mistake(String text) {
        if (text.isBlank()) {
            return Optional.of("it names nothing");
        }
        String below = below(text, levels(text));
        if (below == null) {
            return Optional.empty();
        }
        for (String step : below.split("/", -1)) {
            if (step.isEmpty() && !below.isEmpty()) {
                return Optional.of("there is an empty step");
            }
            if (step.replace("~0", "").replace("~1", "").contains("~")) {
                return Optional.of("~ stands alone; it is written ~0, and / within a name ~1");
            }
        }
        return text.equals("/") ? Optional.of("it names nothing") : Optional.empty();
    }

    /** A path in which {@link #mistake} finds nothing. */
    public static SourcePath of(String text) {
        int up = levels(text);
        String below = below(text, up);
        if (below == null) {
            return new SourcePath(text, 0, List.of(text));
        }
        List<String> steps = new ArrayList<>();
        for (String step : below.isEmpty() ? new String[0] : below.split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new SourcePath(text, text.startsWith("/") ? RECORD : up, steps);
    }

    private static int levels(String text) {
        int up = 0;
        String rest = text;
        while (rest.equals(ABOVE) || rest.startsWith(ABOVE + "/")) {
            up++;
            rest = rest.substring(Math.min(rest.length(), ABOVE.length() + 1));
        }
        return up;
    }

    /** What follows the beginning of a pointer; null for a plain name. */
    private static String below(String text, int up) {
        if (text.startsWith("/")) {
            return text.substring(1);
        }
        if (up > 0) {
            return text.substring(Math.min(text.length(), up * (ABOVE.length() + 1)));
        }
        return text.equals(".") ? "" : text.startsWith("./") ? text.substring(2) : null;
    }
}

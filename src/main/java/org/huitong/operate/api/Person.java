package org.huitong.operate.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.huitong.audit.AuditTrail;

/** The name under which an act is recorded, as claimed in the header {@value #HEADER}. */
final class Person {
    static final String HEADER = "Huitong-As";

    private static final int MOST_CHARS = 60;
    private static final int UNKNOWN_CHARACTER = 0xFFFD;

    private Person() {}

    static String read(String header) throws Unreadable {
        if (header == null) {
            throw wrong("is missing");
        }
        String name = decode(header).strip();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MOST_CHARS) {
            throw wrong("has " + length + " characters");
        }
        if (!name.codePoints().allMatch(Person::shown)) {
            throw wrong("holds a control character or is not percent-encoded UTF-8");
        }
        if (name.equalsIgnoreCase(AuditTrail.GATEWAY)) {
            throw wrong("is the gateway's own");
        }
        return name;
    }

    private static String decode(String header) throws Unreadable {
        if (!header.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw wrong("is not percent-encoded");
        }
        try {
            // The decoder is made for forms, where a plus is a blank; in a name it is a plus.
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong("is not percent-encoded");
        }
    }

    /** Line breaks forge log lines and direction marks forge names, so neither gets into the trail. */
    private static boolean shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> character != UNKNOWN_CHARACTER;
        };
    }

    private static Unreadable wrong(String what) {
        return new Unreadable("The name of the person who acts " + what + ". Send the header " + HEADER + " with 1 to "
                + MOST_CHARS + " characters, UTF-8, percent-encoded; on the command line it is --as.");
    }
}

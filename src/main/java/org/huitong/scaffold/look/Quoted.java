package org.huitong.scaffold.look;

import java.util.regex.Pattern;
import org.huitong.message.Json;

/** A value of YAML, in double quotes where a plain one would be read as something else. */
public final class Quoted {
    private static final Pattern PLAIN = Pattern.compile("[\\p{IsAlphabetic}_][\\p{IsAlphabetic}\\p{N}_.]*");
    /** What YAML, old or new, reads as something else than a text. */
    private static final Pattern WORD = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");

    private Quoted() {}

    public static String of(String text) {
        return PLAIN.matcher(text).matches() && !WORD.matcher(text).matches() ? text : Json.text(text);
    }

    /** As it stands behind a comment's sign: on one line. */
    public static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}

package org.huitong.check;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind the placeholders of a value. */
final class Value {
    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");
    private static final Pattern RAW = Pattern.compile("RAW[({](.*)[)}]", Pattern.DOTALL);

    private Value() {}

    /** The value with its settings filled in; empty where one of them is known only at run time. */
    static Optional<String> of(String written, Map<String, String> settings) {
        String text = bare(written);
        for (int depth = 0; depth < 5 && text.contains("{{"); depth++) {
            text = fill(text, settings);
        }
        return text.contains("{{") || text.contains("${") || text.startsWith("#")
                ? Optional.empty()
                : Optional.of(text);
    }

    /** Without what tells Camel to take it as it is. */
    static String bare(String written) {
        Matcher raw = RAW.matcher(written);
        return raw.matches() ? raw.group(1) : written;
    }

    private static String fill(String text, Map<String, String> settings) {
        UnaryOperator<String> one = name -> settings.getOrDefault(name.split(":", 2)[0].strip(), "{{" + name + "}}");
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(one.apply(found.group(1))));
    }

    /** Whether a word of a placeholder is there without any setting: the environment, or a property of the JVM. */
    static boolean outside(String word) {
        return System.getProperty(word) != null
                || System.getenv(word) != null
                || System.getenv(word.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")) != null;
    }

    /** What is wrong with a value of that type; empty where nothing is, or nobody knows. */
    static Optional<String> misfit(String type, String value) {
        boolean fits =
                switch (type) {
                    case "integer" -> value.matches("[+-]?\\d{1,19}");
                    case "number" -> value.matches("[+-]?\\d{1,19}(\\.\\d+)?");
                    case "boolean" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
                    case "duration" -> value.matches("(?i)\\d{1,19}|(\\d+ ?(ms|s|m|h|d)[a-z]* ?)+|-?P.+");
                    default -> true;
                };
        return fits ? Optional.empty() : Optional.of(needed(type));
    }

    private static String needed(String type) {
        return switch (type) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> "a time such as 500, 30s or 5m";
        };
    }
}

package org.huitong.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words of the YAML files: how constants are written, and which known word a wrong one was meant to be. */
public final class Words {
    private static final ClassValue<Map<String, Object>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            Map<String, Object> words = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                words.put(of((Enum<?>) constant), constant);
            }
            return words;
        }
    };

    private Words() {}

    /** The constant that is written so; null where none is. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return type.cast(CONSTANTS.get(type).get(word));
    }

    /** {@code NOT_SHARED} is written {@code not-shared}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The known word nearest to {@code word}; empty where none is near enough to be meant. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String best = null;
        int least = Math.max(2, word.length() / 2) + 1;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}

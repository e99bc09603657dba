package org.huitong.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in Chinese what the program says in English. A refusal is put together where it is thrown, in English, and kept like
 * that in rows, audit and logs; who reads it in Chinese gets it from here: the sentence is recognized by its fixed words, and
 * what stands in its gaps is said in turn. What is not known stays as it is. Immutable, thread-safe.
 */
public final class Sentences {
    /** A longer text is no sentence of ours, and a stranger's words are not worth the time. */
    private static final int LONGEST = 8_000;

    private static final int DEEPEST = 6;
    private static final int MOST_TOGETHER = 4;
    private static final String FULL_STOP = "。";
    private static final String COLON = "：";
    private static final Comparator<Phrase> MOST_SAID =
            Comparator.comparingInt(Phrase::letters).reversed();

    private static final Pattern WORD = Pattern.compile("[a-z]{2,}");
    /** A code, and whom it is about: what follows is a text of its own. */
    private static final Pattern HEAD = Pattern.compile("((?:[^\\s:]+: )?[A-Z]+(?:-[A-Z]+)+): ");

    private static final List<Between> BETWEEN =
            List.of(new Between(". ", FULL_STOP), new Between(": ", COLON), new Between("; ", "；"));

    private record Between(String english, String other) {}

    private static final Sentences ENGLISH = new Sentences(Map.of());

    private final Map<String, String> whole;
    /** Each under the rarest of its words; under the empty word those that have none. */
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    private Sentences(Map<String, String> entries) {
        List<Phrase> gapped = new ArrayList<>();
        Map<String, String> fixed = new HashMap<>();
        entries.forEach((english, other) -> {
            if (!other.isEmpty()) {
                String id = stopless(english, ".");
                Phrase phrase = new Phrase(id, stopless(other, FULL_STOP));
                if (phrase.whole()) {
                    fixed.put(id, stopless(other, FULL_STOP));
                } else {
                    gapped.add(phrase);
                }
            }
        });
        whole = Map.copyOf(fixed);
        Map<String, Long> frequent = gapped.stream()
                .flatMap(phrase -> phrase.words().stream())
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        for (Phrase phrase : gapped) {
            String rarest = phrase.words().stream()
                    .min(Comparator.<String>comparingLong(frequent::get).thenComparing(Comparator.naturalOrder()))
                    .orElse("");
            phrases.computeIfAbsent(rarest, word -> new ArrayList<>()).add(phrase);
        }
    }

    /** Chinese where the locale is; else each text stays as it is. */
    public static Sentences of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Chinese.SENTENCES : ENGLISH;
    }

    static Sentences of(Map<String, String> entries) {
        return new Sentences(entries);
    }

    /** The text in the language of these sentences; null stays null. */
    public String say(String english) {
        if (english == null || english.length() > LONGEST || whole.isEmpty() && phrases.isEmpty()) {
            return english;
        }
        return say(english, 0);
    }

    private String say(String english, int depth) {
        if (depth > DEEPEST || english.isBlank()) {
            return english;
        }
        Matcher head = HEAD.matcher(english);
        if (head.lookingAt()) {
            return head.group(1) + COLON + say(english.substring(head.end()), depth + 1);
        }
        boolean stopped = english.endsWith(".");
        String text = stopped ? english.substring(0, english.length() - 1) : english;
        Optional<String> said = known(text, depth);
        if (said.isEmpty() || depth == 0 && unsaid(said.get()) > 0) {
            said = Stream.concat(said.stream(), apart(text, 0, depth).stream())
                    .min(Comparator.comparingLong(Sentences::unsaid));
        }
        return said.map(one -> stopped ? one + FULL_STOP : one).orElse(english);
    }

    /** How many words of English were left, or are names. */
    private static long unsaid(String text) {
        return WORD.matcher(text).results().count();
    }

    private Optional<String> known(String text, int depth) {
        String said = whole.get(text);
        if (said != null) {
            return Optional.of(said);
        }
        Set<String> words = Phrase.words(text);
        words.add("");
        return words.stream()
                .flatMap(word -> phrases.getOrDefault(word, List.of()).stream())
                .sorted(MOST_SAID)
                .flatMap(phrase -> phrase.say(text, gap -> say(gap, depth + 1)).stream())
                .findFirst();
    }

    /**
     * What is put together of several that are said each for itself: sentences, then what stands about colons, then about
     * semicolons. Of those side by side as many as are known together; empty where none is known.
     */
    private Optional<String> apart(String text, int level, int depth) {
        if (level == BETWEEN.size()) {
            return Optional.empty();
        }
        Between between = BETWEEN.get(level);
        List<String> parts = List.of(text.split(Pattern.quote(between.english)));
        List<String> said = new ArrayList<>();
        boolean any = false;
        int at = 0;
        while (at < parts.size()) {
            Optional<String> found = Optional.empty();
            int end = Math.min(parts.size(), at + MOST_TOGETHER) + 1;
            while (found.isEmpty() && --end > at) {
                String together = String.join(between.english, parts.subList(at, end));
                found = together.equals(text) ? Optional.empty() : known(together, depth);
            }
            if (found.isEmpty()) {
                end = at + 1;
                found = apart(parts.get(at), level + 1, depth);
            }
            any |= found.isPresent();
            said.add(found.orElse(parts.get(at)));
            at = end;
        }
        return any ? Optional.of(String.join(between.other, said)) : Optional.empty();
    }

    private static String stopless(String text, String stop) {
        return text.endsWith(stop) ? text.substring(0, text.length() - stop.length()) : text;
    }

    /** Read when the first person asks. */
    private static final class Chinese {
        static final Sentences SENTENCES = read("sentences_zh.po");

        private static Sentences read(String name) {
            try (InputStream in = Sentences.class.getResourceAsStream(name);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return new Sentences(PoFile.read(lines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

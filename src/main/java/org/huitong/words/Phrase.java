package org.huitong.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with gaps and what it is in the other language: {@code reading {0} failed} and {@code 读取 {0} 失败}. Neither ends
 * with a full stop; gaps are numbered, and each is in both.
 */
final class Phrase {
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z]+");
    private static final int MOST_GAPS = 10;
    /** What goes over the end of a sentence is not what was put into a gap of one. */
    private static final Pattern END = Pattern.compile("\\. [A-Z\"'./]");
    /** A gap that begins a phrase holds a name. */
    private static final Pattern APART = Pattern.compile("[.:;] ");

    private final String other;
    private final List<String> pieces = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private final int letters;

    Phrase(String english, String other) {
        this.other = other;
        Matcher gap = GAP.matcher(english);
        int from = 0;
        while (gap.find()) {
            pieces.add(english.substring(from, gap.start()));
            gaps.add(Integer.parseInt(gap.group(1)));
            from = gap.end();
        }
        pieces.add(english.substring(from));
        letters = pieces.stream().mapToInt(String::length).sum();
    }

    /** How much of it is fixed: of two that fit, the one with more says more. */
    int letters() {
        return letters;
    }

    /** The words of it that stand alone, so that each is a word of every text that is this phrase. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            // A letter beside a gap may be the beginning or the end of a longer word.
            String piece = (i == 0 ? "" : "x") + pieces.get(i) + (i == pieces.size() - 1 ? "" : "x");
            List<String> inside = Arrays.asList(BETWEEN_WORDS.split(piece));
            int from = i == 0 ? 0 : 1;
            int to = i == pieces.size() - 1 ? inside.size() : inside.size() - 1;
            if (from < to) {
                words.addAll(inside.subList(from, to));
            }
        }
        words.remove("");
        return words;
    }

    /** The words of a text, as {@link #words()} cuts them. */
    static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(BETWEEN_WORDS.split(text)));
    }

    /** Whether it has no gap. */
    boolean whole() {
        return gaps.isEmpty();
    }

    /**
     * The text in the other language, if the text is this phrase. Each gap is as short as it can be but for the last one,
     * so that the time is that of reading the text once.
     *
     * @param inGap what becomes of the words in a gap
     */
    Optional<String> say(String text, UnaryOperator<String> inGap) {
        return filled(text).map(found -> said(found, inGap));
    }

    private Optional<String[]> filled(String text) {
        String first = pieces.get(0);
        String last = pieces.get(pieces.size() - 1);
        if (whole()) {
            return text.equals(first) ? Optional.of(new String[0]) : Optional.empty();
        }
        int end = text.length() - last.length();
        if (!text.startsWith(first) || !text.endsWith(last)) {
            return Optional.empty();
        }
        String[] found = new String[MOST_GAPS];
        int at = first.length();
        for (int i = 1; i < pieces.size(); i++) {
            boolean closing = i == pieces.size() - 1;
            int next = closing ? end : text.indexOf(pieces.get(i), at);
            if (next < at || next > end) {
                return Optional.empty();
            }
            String filling = text.substring(at, next);
            if (END.matcher(filling).find()
                    || i == 1 && first.isEmpty() && APART.matcher(filling).find()) {
                return Optional.empty();
            }
            found[gaps.get(i - 1)] = filling;
            at = next + pieces.get(i).length();
        }
        return Optional.of(found);
    }

    private String said(String[] found, UnaryOperator<String> inGap) {
        return GAP.matcher(other)
                .replaceAll(gap -> Matcher.quoteReplacement(inGap.apply(found[Integer.parseInt(gap.group(1))])));
    }
}

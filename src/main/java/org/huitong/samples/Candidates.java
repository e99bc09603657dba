package org.huitong.samples;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.Stream;

/** Other values of the same shape, the likeliest to be treated alike first. For one thread. */
final class Candidates {
    private static final String DAY = "19800101000000";
    private static final String CHECKS = "0123456789XABCDEFGHJKLMNPQRTUWY";
    private static final int LONG = 8;
    private static final int DATE_DIGITS = 4;
    private static final int TRIES = 6;

    private final Random random;

    Candidates(long seed) {
        this.random = new Random(seed);
    }

    Stream<Object> of(Object value) {
        if (value instanceof Number number) {
            return numbers(number);
        }
        return value instanceof String text ? texts(text).distinct().map(t -> (Object) t) : Stream.empty();
    }

    private Stream<Object> numbers(Number number) {
        String text = number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        return Stream.generate(() -> shape(text, 0, true)).limit(TRIES * 2L).map(BigDecimal::new);
    }

    private Stream<String> texts(String text) {
        Stream<String> all = Stream.generate(() -> shape(text, 0, false)).limit(TRIES);
        if (text.chars().filter(Character::isDigit).count() >= DATE_DIGITS) {
            all = Stream.concat(Stream.of(dated(text)), all);
        }
        if (text.length() >= LONG) {
            all = Stream.of(
                            all,
                            Stream.of(2, 3, LONG).flatMap(kept -> Stream.of(shape(text, kept, false))),
                            checked(shape(text, 0, false)),
                            checked(shape(text, LONG, false)))
                    .flatMap(s -> s);
        }
        return all;
    }

    /** A check character stands last in every number that has one. */
    private static Stream<String> checked(String text) {
        String body = text.substring(0, text.length() - 1);
        return CHECKS.chars().mapToObj(c -> body + (char) c);
    }

    /** A day that there was, in the places of the digits. */
    private static String dated(String text) {
        StringBuilder dated = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean digit = Character.isDigit(text.charAt(i)) && next < DAY.length();
            dated.append(digit ? DAY.charAt(next++) : text.charAt(i));
        }
        return dated.toString();
    }

    /** Each letter and digit another one of its kind, but for the first ones; signs and blanks stay. */
    private String shape(String text, int kept, boolean number) {
        StringBuilder shape = new StringBuilder();
        int[] all = text.codePoints().toArray();
        for (int i = 0; i < all.length; i++) {
            boolean first = number && shape.chars().noneMatch(Character::isDigit);
            shape.appendCodePoint(i < kept ? all[i] : other(all[i], first));
        }
        return shape.toString();
    }

    private int other(int c, boolean first) {
        if (c >= '0' && c <= '9') {
            return first && c != '0' ? '1' + random.nextInt(9) : first ? c : '0' + random.nextInt(10);
        }
        if (c >= '０' && c <= '９') {
            return '０' + random.nextInt(10);
        }
        if (c >= 'a' && c <= 'z') {
            return 'a' + random.nextInt(26);
        }
        if (c >= 'A' && c <= 'Z') {
            return 'A' + random.nextInt(26);
        }
        return Character.isIdeographic(c) ? '某' : c;
    }
}

package org.huitong.bench.crash;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;

/** Citizen ids of people who are nobody: region 999999 is assigned to no place. */
final class Invented {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate FIRST = LocalDate.of(1930, 1, 1);
    private static final int A_DAY = 1000;
    private static final int DAYS = 25_000;

    private Invented() {}

    /** Unique for 25 million numbers. */
    static String citizen(long number) {
        String born = DateTimeFormatter.BASIC_ISO_DATE.format(FIRST.plusDays(number / A_DAY % DAYS));
        String body = "999999" + born + String.format(Locale.ROOT, "%03d", number % A_DAY);
        int sum = IntStream.range(0, WEIGHTS.length)
                .map(at -> WEIGHTS[at] * (body.charAt(at) - '0'))
                .sum();
        return body + CHECKS.charAt(sum % CHECKS.length());
    }
}

package org.huitong.element.time;

import org.huitong.element.Digits;

/**
 * Years of the Republic of China (民国): year 1 (元年) is 1912. Written 民国100年1月1日, with or without the word, 100/1/1,
 * 100.1.1, 100-1-1, or as six or seven digits. Years before the first are not read.
 */
final class Roc implements Form {
    private static final String[] WORDS = {"中华民国", "中華民國", "民国", "民國"};
    private static final int BEFORE_FIRST = 1911;
    private static final int COMPACT = 7;
    private static final int MAX_YEAR_DIGITS = 3;

    @Override
    public long read(String text) {
        String rest = text;
        for (String word : WORDS) {
            if (text.startsWith(word)) {
                rest = text.substring(word.length()).strip();
                break;
            }
        }
        boolean compact = rest.length() == COMPACT || rest.length() == COMPACT - 1;
        if (compact && Digits.all(rest, 0, rest.length())) {
            int month = rest.length() - 4;
            return moment(Digits.number(rest, 0, month), rest, month, month + 2, month + 2, rest.length());
        }
        return parted(rest.startsWith("元年") ? "1" + rest.substring(1) : rest);
    }

    private static long parted(String text) {
        int year = run(text, 0);
        int month = run(text, year + 1);
        int day = run(text, month + 1);
        boolean written = year >= 1 && year <= MAX_YEAR_DIGITS && part(year + 1, month) && part(month + 1, day);
        return written && separated(text, year, month, day)
                ? moment(Digits.number(text, 0, year), text, year + 1, month, month + 1, day)
                : NO;
    }

    private static boolean separated(String text, int year, int month, int day) {
        char first = text.charAt(year);
        char second = text.charAt(month);
        if (first == '年') {
            return second == '月' && day == text.length() - 1 && text.charAt(day) == '日';
        }
        return first == second && (first == '/' || first == '.' || first == '-') && day == text.length();
    }

    private static boolean part(int from, int to) {
        return to - from == 1 || to - from == 2;
    }

    private static long moment(int year, String text, int monthFrom, int monthTo, int dayFrom, int dayTo) {
        return year == 0
                ? UNREAL
                : Moment.of(Days.of(
                        year + BEFORE_FIRST,
                        Digits.number(text, monthFrom, monthTo),
                        Digits.number(text, dayFrom, dayTo)));
    }

    private static int run(String text, int from) {
        int end = from;
        while (end < text.length() && Digits.is(text.charAt(end))) {
            end++;
        }
        return end;
    }
}

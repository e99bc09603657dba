package org.huitong.element.time;

/**
 * Days in Chinese numerals, 二〇一七年五月三日, with any of the three zeros (〇 U+3007, ○ U+25CB, 零). Years are written digit
 * by digit; months and days as numbers (二十三) or digit by digit (二三).
 */
final class Chinese implements Form {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int YEAR_DIGITS = 4;
    private static final int TEN = 10;
    private static final int LONGEST = 3;

    private final boolean day;

    /** @param day whether a day follows the month */
    Chinese(boolean day) {
        this.day = day;
    }

    @Override
    public long read(String text) {
        if (text.length() < YEAR_DIGITS + 1 || text.charAt(YEAR_DIGITS) != '年') {
            return NO;
        }
        int year = digits(text, 0, YEAR_DIGITS);
        int monthEnd = text.indexOf('月', YEAR_DIGITS);
        int month = number(text, YEAR_DIGITS + 1, monthEnd);
        if (year < 0 || month < 0) {
            return NO;
        }
        if (!day) {
            return monthEnd == text.length() - 1 ? Moment.of(Days.of(year, month, 1)) : NO;
        }
        int last = text.length() - 1;
        int number = text.charAt(last) == '日' || text.charAt(last) == '号' ? number(text, monthEnd + 1, last) : -1;
        return number < 0 ? NO : Moment.of(Days.of(year, month, number));
    }

    private static int digit(char c) {
        return c == '○' || c == '零' ? 0 : DIGITS.indexOf(c);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            number = number * TEN + digit;
        }
        return number;
    }

    /** Below 100; -1 for no number. */
    private static int number(String text, int from, int to) {
        if (to <= from || to - from > LONGEST) {
            return -1;
        }
        int ten = text.indexOf('十', from);
        if (ten < 0 || ten >= to) {
            return to - from < LONGEST ? digits(text, from, to) : -1;
        }
        if (ten - from > 1 || to - ten > 2) {
            return -1;
        }
        int tens = ten == from ? 1 : digit(text.charAt(from));
        int ones = ten == to - 1 ? 0 : digit(text.charAt(to - 1));
        return tens < 1 || ones < 0 ? -1 : tens * TEN + ones;
    }
}

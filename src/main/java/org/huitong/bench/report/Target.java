package org.huitong.bench.report;

import java.util.Locale;

/**
 * What a figure should be, and is. A missed one makes no run fail: the machine may be another one.
 *
 * @param wanted e.g. {@code >= 1.5}
 * @param limit the number in {@code wanted}
 */
public record Target(String name, String wanted, double limit, double measured, boolean met) {
    public static Target atLeast(String name, double limit, double measured) {
        return new Target(name, ">= " + text(limit), limit, measured, measured >= limit);
    }

    public static Target atMost(String name, double limit, double measured) {
        return new Target(name, "<= " + text(limit), limit, measured, measured <= limit);
    }

    private static String text(double limit) {
        return limit == Math.rint(limit)
                ? String.format(Locale.ROOT, "%.0f", limit)
                : String.format(Locale.ROOT, "%s", limit);
    }
}

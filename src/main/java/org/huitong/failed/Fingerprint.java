package org.huitong.failed;

import java.util.regex.Pattern;

/** Troubles of one kind have one fingerprint: what differs from record to record is taken out. */
final class Fingerprint {
    private static final int CHARS = 200;
    /** Ids, times and long numbers. Short numbers stay: status codes and SQLSTATEs tell kinds apart. */
    private static final Pattern VARIABLE = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"
            + "|\\b\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?)?"
            + "|\\b(?=\\p{XDigit}*\\d)\\p{XDigit}{12,}\\b|\\d{6,}");

    private Fingerprint() {}

    static String of(String text) {
        String bounded = text.length() <= 2 * CHARS ? text : text.substring(0, 2 * CHARS);
        String fixed = VARIABLE.matcher(bounded).replaceAll("#");
        return fixed.length() <= CHARS ? fixed : fixed.substring(0, CHARS);
    }
}

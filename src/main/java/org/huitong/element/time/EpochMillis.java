package org.huitong.element.time;

import java.time.Instant;
import java.time.LocalDateTime;
import org.huitong.element.Digits;

/** Milliseconds since 1970-01-01T00:00Z, as Java and JavaScript systems export times; the day is that of Asia/Shanghai. */
final class EpochMillis implements Form {
    private static final int MAX_DIGITS = 15;
    private static final long LAST = 253_402_271_999_999L;
    private static final long FIRST = -62_135_596_800_000L;

    @Override
    public long read(String text) {
        if (!written(text)) {
            return NO;
        }
        long millis = Long.parseLong(text);
        return real(millis) ? Moment.of(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), Times.ZONE)) : UNREAL;
    }

    @Override
    public Object time(String text) {
        if (!written(text)) {
            return null;
        }
        long millis = Long.parseLong(text);
        return real(millis) ? Times.of(Instant.ofEpochMilli(millis)) : Times.UNREAL;
    }

    private static boolean real(long millis) {
        return millis >= FIRST && millis <= LAST;
    }

    private static boolean written(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        return digits > 0 && digits <= MAX_DIGITS && Digits.all(text, start, text.length());
    }
}

package org.huitong.normalize;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.huitong.catalog.SourcePath;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Noted;
import org.huitong.element.text.Texts;
import org.huitong.element.time.Dates;
import org.huitong.message.Defect;

/**
 * A record's version from its declared source field. Digits stand for themselves, {@code yyyyMMddHHmmss} too, for it
 * grows as it is; an ISO time becomes microseconds since 1970. Versions of one source are only compared with each other.
 */
final class Version {
    private static final Fault FAULT = new Fault(
            "version", "", "the version field holds neither a whole number nor a time", "fill it in the source");
    private static final Element TIME = Dates.datetime("iso");
    private static final int MAX_DIGITS = 18;

    private final Place from;

    Version(SourcePath from) {
        this.from = new Place(from);
    }

    Defect defect(Member member) {
        return Defects.of(member.raw().index(), from.pointer(member), "", FAULT, from.in(member));
    }

    /** -1 where the field holds no version; versions are never negative. */
    long of(Member member) {
        Object raw = from.in(member);
        if (raw instanceof Long number) {
            return number;
        }
        String text = raw instanceof BigDecimal decimal && decimal.scale() > 0
                ? decimal.stripTrailingZeros().toPlainString()
                : FieldMapping.text(raw);
        return text == null ? -1 : parsed(Texts.trim(text));
    }

    private static long parsed(String text) {
        boolean digits = !text.isEmpty() && text.length() <= MAX_DIGITS;
        for (int i = 0; digits && i < text.length(); i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (digits) {
            return Long.parseLong(text);
        }
        if (!(Noted.plain(TIME.check(text)) instanceof String time)) {
            return -1;
        }
        try {
            return ChronoUnit.MICROS.between(
                    Instant.EPOCH, OffsetDateTime.parse(time).toInstant());
        } catch (ArithmeticException e) {
            return -1;
        }
    }
}

package org.huitong.operate.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** Times as people type them. */
final class Times {
    private static final List<Function<String, OffsetDateTime>> FORMS = List.of(
            OffsetDateTime::parse,
            text -> LocalDateTime.parse(text.replace(' ', 'T'))
                    .atZone(ZoneId.systemDefault())
                    .toOffsetDateTime(),
            text -> LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toOffsetDateTime(),
            Times::ago);

    private Times() {}

    /** As the API wants it; null for null. Throws for what is no time. */
    static String read(Admin admin, String text) {
        if (text == null) {
            return null;
        }
        for (Function<String, OffsetDateTime> form : FORMS) {
            try {
                return form.apply(text).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            } catch (DateTimeException e) {
                // The next form may be it.
            }
        }
        throw admin.wrong("list.time");
    }

    /** {@code 30m}, {@code 2h}, {@code 7d} before now. */
    private static OffsetDateTime ago(String text) {
        boolean days = text.endsWith("d");
        Duration before = Duration.parse(days ? "P" + text : "PT" + text);
        return ZonedDateTime.now(ZoneId.systemDefault()).minus(before).toOffsetDateTime();
    }
}

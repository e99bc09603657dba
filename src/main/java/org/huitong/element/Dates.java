package org.huitong.element;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The steps date, month and datetime. A pattern is compared letter by letter: {@code yyyy}, {@code MM}, {@code dd},
 * {@code HH}, {@code mm}, {@code ss} are exactly so many digits, a single letter is one or two, the rest stands for itself.
 */
public final class Dates {
    /** The clock of every local time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String FIELDS = "yMdHms";

    private Dates() {}

    public static Element date(String pattern) {
        Fault fault = new Fault("date", "this is not a real date written " + pattern + "; correct it in the source");
        return text -> {
            int[] fields = fields(pattern, text);
            try {
                return fields == null
                        ? fault
                        : LocalDate.of(fields[0], fields[1], fields[2]).toString();
            } catch (DateTimeException e) {
                return fault;
            }
        };
    }

    public static Element month(String pattern) {
        Fault fault = new Fault("month", "this is not a real month written " + pattern + "; correct it in the source");
        return text -> {
            int[] fields = fields(pattern, text);
            try {
                return fields == null
                        ? fault
                        : YearMonth.of(fields[0], fields[1]).toString();
            } catch (DateTimeException e) {
                return fault;
            }
        };
    }

    /** Times without an offset are of Asia/Shanghai. {@code iso} also reads what a driver makes of a timestamp. */
    public static Element datetime(String pattern) {
        Fault fault =
                new Fault("datetime", "this is not a real time written " + pattern + "; correct it in the source");
        return text -> {
            try {
                return pattern.equals("iso") ? iso(text) : local(pattern, text, fault);
            } catch (DateTimeException e) {
                return fault;
            }
        };
    }

    private static Object local(String pattern, String text, Fault fault) {
        int[] f = fields(pattern, text);
        return f == null ? fault : zoned(LocalDateTime.of(f[0], f[1], f[2], f[3], f[4], f[5]));
    }

    public static String iso(String text) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        int time = iso.indexOf('T');
        boolean offset = time > 0 && (iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0);
        return offset
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(iso))
                : zoned(LocalDateTime.parse(iso));
    }

    private static String zoned(LocalDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(ZONE));
    }

    /** Year, month, day, hour, minute, second as written (month and day 1, the rest 0 where not); null for no match. */
    private static int[] fields(String pattern, String text) {
        int[] fields = {0, 1, 1, 0, 0, 0};
        int at = 0;
        for (int p = 0; p < pattern.length(); ) {
            int field = FIELDS.indexOf(pattern.charAt(p));
            if (field < 0) {
                if (at >= text.length() || text.charAt(at) != pattern.charAt(p)) {
                    return null;
                }
                p++;
                at++;
                continue;
            }
            int width = run(pattern, p);
            int end = end(text, at, width == 1 ? 2 : width);
            if (end == at || width > 1 && end - at != width) {
                return null;
            }
            fields[field] = Numbers.digits(text, at, end);
            at = end;
            p += width;
        }
        return at == text.length() ? fields : null;
    }

    private static int run(String pattern, int from) {
        int end = from;
        while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(from)) {
            end++;
        }
        return end - from;
    }

    private static int end(String text, int from, int most) {
        int end = from;
        while (end < text.length() && end - from < most && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}

package org.huitong.scaffold.guess;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huitong.catalog.Item;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Noted;
import org.huitong.element.time.Dates;

/** Days, months and times: the forms that read most values, as few as do. */
final class TimeGuess {
    private static final List<String> DATES = List.of(
            "yyyy-MM-dd", "yyyyMMdd", "yyyy年M月d日", "yyyy/M/d", "yyyy.M.d", "yyyy-M-d", "dd-MON-yyyy", "chinese");
    private static final List<String> TIMES = List.of(
            "yyyy-MM-dd HH:mm:ss",
            "yyyyMMddHHmmss",
            "yyyy/M/d H:mm:ss",
            "yyyy/M/d H:mm",
            "yyyy-MM-dd HH:mm",
            "yyyyMMddHHmmssSSS",
            "yyyy年M月d日 H时m分s秒",
            "iso");
    private static final List<String> MONTHS = List.of("yyyy-MM", "yyyyMM", "yyyy/M", "yyyy年M月");
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2100;
    private static final int OPEN = 9999;
    private static final List<String> UNKNOWN = List.of("1900-01-01", "1899-12-30");
    private static final List<String> ENDLESS = List.of("9999-12-31", "2099-12-31");

    private final Values values;

    private TimeGuess(Values values) {
        this.values = values;
    }

    /** Empty where they are none. */
    static Optional<Guess> of(Values values) {
        TimeGuess times = new TimeGuess(values);
        return times.guess("date", Item.Type.DATE, DATES, form -> Dates.date(form, Clock.systemUTC()))
                .or(() -> times.guess("datetime", Item.Type.DATETIME, TIMES, Dates::datetime))
                .or(() -> times.guess("month", Item.Type.MONTH, MONTHS, Dates::month));
    }

    private Optional<Guess> guess(String step, Item.Type type, List<String> known, Function<String, Element> reads) {
        List<String> left = new ArrayList<>(values.all());
        left.removeIf(TimeGuess::placeholder);
        int all = left.size();
        List<String> forms = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (String form : known) {
            Element element = reads.apply(form);
            int before = left.size();
            left.removeIf(text -> {
                String time = time(element, text);
                return time != null && read.add(time);
            });
            if (left.size() < before) {
                forms.add(form);
            }
        }
        if (all == 0 || 10 * left.size() > all) {
            return Optional.empty();
        }
        if (type != Item.Type.MONTH) {
            if (read.stream().anyMatch(time -> UNKNOWN.stream().anyMatch(time::startsWith)) || zeros()) {
                forms.add("unknown");
            }
            if (read.stream().anyMatch(time -> ENDLESS.stream().anyMatch(time::startsWith))
                    || values.all().contains("长期")) {
                forms.add("open-end");
            }
        }
        return Optional.of(new Guess(
                type, null, "", List.of("trim", "fold-width", "{" + step + ": " + String.join(" | ", forms) + "}")));
    }

    private boolean zeros() {
        return values.all().stream().anyMatch(text -> text.matches("[0-]{8,}"));
    }

    private static boolean placeholder(String text) {
        return text.equals("长期") || text.matches("[0-]{8,}");
    }

    /** Null where the form does not read it, or reads a year that is none of records: then it is a number. */
    private static String time(Element element, String text) {
        Object answer = Noted.plain(element.check(text));
        if (answer == null || answer instanceof Fault) {
            return null;
        }
        int year = Integer.parseInt(answer.toString().substring(0, 4));
        return year >= FIRST_YEAR && year <= LAST_YEAR || year == OPEN ? answer.toString() : null;
    }
}

package org.huitong.element.time;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.element.Element;

/**
 * The steps date, month and datetime: makes an element of what a mapping declares. Arguments are forms, tried in order,
 * and options, separated by bars, as in {@code yyMMdd | yyyyMMdd | birth}; texts are never guessed at.
 */
public final class Dates {
    public static final String STANDARD = "GB/T 7408";

    /** What a mapping can declare. */
    public enum Kind {
        DATE(Declared.DATES, Declared.DATE_OPTIONS),
        MONTH(Declared.MONTHS, List.of()),
        DATETIME(Declared.TIMES, Declared.TIME_OPTIONS);

        private final Map<String, Form> forms;
        private final List<String> options;

        Kind(Map<String, Form> forms, List<String> options) {
            this.forms = forms;
            this.options = options;
        }

        /** Every form, the first being the default, then every option. */
        public List<String> words() {
            List<String> all = new ArrayList<>(forms.keySet());
            all.addAll(options);
            return List.copyOf(all);
        }

        /** What is wrong with an argument; empty where nothing is. */
        public Optional<String> mistake(String argument) {
            return declared(argument).mistake();
        }

        private Declared declared(String argument) {
            return new Declared(argument, forms, options);
        }
    }

    private Dates() {}

    /**
     * {@code YYYY-MM-DD}.
     *
     * @param argument one without {@link Kind#mistake}
     * @param clock for today, where a century is to be found
     */
    public static Element date(String argument, Clock clock) {
        Declared declared = Kind.DATE.declared(argument);
        return new DateElement(declared.forms(), declared.century(clock), declared.placeholders(), declared.written());
    }

    /** {@code YYYY-MM}. @param argument one without {@link Kind#mistake} */
    public static Element month(String argument) {
        Declared declared = Kind.MONTH.declared(argument);
        return new MonthElement(declared.forms(), declared.written());
    }

    /**
     * ISO 8601 with offset. Times without an offset are of Asia/Shanghai; {@code iso} also reads what a driver makes of a
     * timestamp.
     *
     * @param argument one without {@link Kind#mistake}
     */
    public static Element datetime(String argument) {
        Declared declared = Kind.DATETIME.declared(argument);
        return new TimeElement(declared.forms(), declared.placeholders(), declared.written());
    }
}

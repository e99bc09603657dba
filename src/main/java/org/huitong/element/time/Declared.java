package org.huitong.element.time;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huitong.element.Digits;

/**
 * What a mapping says behind {@code date:}, {@code month:} or {@code datetime:}: forms, tried in order, and options,
 * separated by bars, as in {@code yyMMdd | yyyyMMdd | birth}.
 */
final class Declared {
    static final Map<String, Form> DATES = new LinkedHashMap<>();
    static final Map<String, Form> MONTHS = new LinkedHashMap<>();
    static final Map<String, Form> TIMES = new LinkedHashMap<>();
    static final List<String> DATE_OPTIONS = List.of("birth", "pivot=NN", "unknown", "open-end", "no-end");
    static final List<String> TIME_OPTIONS = List.of("unknown", "open-end", "no-end");
    private static final String PIVOT = "pivot=";

    static {
        layouts(DATES, "yyyyMMdd", "yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-M-d");
        layouts(DATES, "yyMMdd", "yy-MM-dd", "yy/M/d", "yy.M.d");
        DATES.put("chinese", new Chinese(true));
        DATES.put("dd-MON-RR", new Oracle(2));
        DATES.put("dd-MON-yyyy", new Oracle(4));
        DATES.put("roc", new Roc());
        DATES.put("dbase", new Dbase());
        DATES.put("excel", Serial.EXCEL);
        DATES.put("excel-1904", Serial.EXCEL_1904);
        DATES.put("epoch-ms", new EpochMillis());
        layouts(MONTHS, "yyyyMM", "yyyy-MM", "yyyy/M", "yyyy.M", "yyyy年M月");
        MONTHS.put("chinese", new Chinese(false));
        TIMES.put("iso", new Iso());
        layouts(TIMES, "yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-MM-dd HH:mm");
        layouts(TIMES, "yyyy/M/d H:mm", "yyyy年M月d日 H时m分s秒", "yyyy年M月d日H时m分s秒", "yyyyMMddHHmmssSSS");
        TIMES.put("excel", Serial.EXCEL);
        TIMES.put("excel-1904", Serial.EXCEL_1904);
        TIMES.put("epoch-ms", new EpochMillis());
    }

    private static void layouts(Map<String, Form> into, String... patterns) {
        for (String pattern : patterns) {
            into.put(pattern, new Layout(pattern));
        }
    }

    private final List<String> words;
    private final List<Form> forms = new ArrayList<>();
    private final Set<String> options = new LinkedHashSet<>();
    private String unknown;

    Declared(String argument, Map<String, Form> known, Collection<String> allowed) {
        this.words = Arrays.stream(argument.split("\\|", -1)).map(String::strip).toList();
        for (String word : words) {
            Form form = known.get(word);
            boolean pivot = word.startsWith(PIVOT) && word.length() == PIVOT.length() + 2;
            if (form != null) {
                forms.add(form);
            } else if (allowed.contains(word) && !word.equals("pivot=NN")
                    || pivot && allowed.contains("pivot=NN") && Digits.all(word, PIVOT.length(), word.length())) {
                options.add(word);
            } else if (unknown == null) {
                unknown = word;
            }
        }
    }

    /** What is wrong with it; empty where nothing is. */
    Optional<String> mistake() {
        if (unknown != null) {
            return Optional.of("there is no form or option \"" + unknown + "\"");
        }
        if (forms.isEmpty()) {
            return Optional.of("it names no form");
        }
        boolean twice = forms.size() + options.size() < words.size();
        boolean centuries = options.stream().filter(this::century).count() > 1;
        boolean ends = options.contains("open-end") && options.contains("no-end");
        if (twice || centuries || ends) {
            return Optional.of("it says the same thing twice");
        }
        boolean open = forms.stream().anyMatch(form -> form.years() == Form.Years.SHORT)
                && options.stream().noneMatch(this::century);
        return open
                ? Optional.of("years of two digits need birth, or pivot=NN (below NN is 20xx, else 19xx)")
                : Optional.empty();
    }

    private boolean century(String option) {
        return option.equals("birth") || option.startsWith(PIVOT);
    }

    Form[] forms() {
        return forms.toArray(Form[]::new);
    }

    /** The forms as people read them. */
    String written() {
        return String.join(
                " | ", words.stream().filter(word -> !options.contains(word)).toList());
    }

    Century century(Clock clock) {
        for (String option : options) {
            if (option.startsWith(PIVOT)) {
                return Century.pivot(Digits.number(option, PIVOT.length(), option.length()));
            }
        }
        return options.contains("birth") ? Century.birth(clock) : Century.oracle(clock);
    }

    Placeholders placeholders() {
        Placeholders.ForEver forEver = options.contains("open-end")
                ? Placeholders.ForEver.OPEN_END
                : options.contains("no-end") ? Placeholders.ForEver.NO_END : Placeholders.ForEver.KEPT;
        return new Placeholders(options.contains("unknown"), forEver);
    }
}

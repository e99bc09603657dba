package org.huitong.element.time;

import org.huitong.element.Digits;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Noted;

/** A moment, written in one of the declared forms. */
final class TimeElement implements Element {
    private static final String OPEN_END = Placeholders.OPEN_END + "T23:59:59+08:00";

    private final Form[] forms;
    private final Placeholders placeholders;
    private final Fault fault;

    TimeElement(Form[] forms, Placeholders placeholders, String written) {
        this.forms = forms;
        this.placeholders = placeholders;
        this.fault = new Fault(
                "datetime", Dates.STANDARD, "this is not a real time written " + written, "correct it in the source");
    }

    @Override
    public Object check(String text) {
        for (Form form : forms) {
            Object time = form.time(text);
            if (time == Times.UNREAL) {
                return wrong(text);
            }
            if (time != null) {
                return placed(time);
            }
        }
        return wrong(text);
    }

    private Object placed(Object time) {
        String text = (String) Noted.plain(time);
        int day = Days.of(Digits.number(text, 0, 4), Digits.number(text, 5, 7), Digits.number(text, 8, 10));
        return Placeholders.stands(day) ? placeholders.apply(day, time, OPEN_END) : time;
    }

    private Object wrong(String text) {
        Object meant = placeholders.words(text, OPEN_END);
        return meant == null ? fault : meant;
    }
}

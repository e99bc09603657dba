package org.huitong.element.time;

import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Noted;

/** A day, written in one of the declared forms. */
final class DateElement implements Element {
    private static final int ISO = 10;
    private static final Fault LUNAR = new Fault(
            "date-lunar",
            Dates.STANDARD,
            "this is a date of the lunar calendar, which is not converted",
            "let the source give the date of the common calendar");

    private final Form[] forms;
    private final Century century;
    private final Placeholders placeholders;
    private final Fault fault;

    DateElement(Form[] forms, Century century, Placeholders placeholders, String written) {
        this.forms = forms;
        this.century = century;
        this.placeholders = placeholders;
        this.fault = new Fault(
                "date", Dates.STANDARD, "this is not a real date written " + written, "correct it in the source");
    }

    @Override
    public Object check(String text) {
        for (Form form : forms) {
            long moment = form.read(text);
            if (moment == Form.NONE) {
                return null;
            }
            if (moment != Form.NO) {
                return day(form, Moment.day(moment), text);
            }
        }
        return wrong(text);
    }

    private Object day(Form form, int day, String text) {
        return form.years() == Form.Years.FULL ? full(day, text) : whole(century.whole(day), text);
    }

    private Object whole(Object found, String text) {
        Object date = full((Integer) Noted.plain(found), text);
        return found instanceof Noted noted ? Noted.with(date, noted.notes().get(0)) : date;
    }

    private Object full(int day, String text) {
        if (!Days.real(day)) {
            return wrong(text);
        }
        boolean iso = text.length() == ISO && text.charAt(4) == '-' && text.charAt(7) == '-';
        String date = iso ? text : Days.text(day);
        return Placeholders.stands(day) ? placeholders.apply(day, date, Placeholders.OPEN_END) : date;
    }

    private Object wrong(String text) {
        Object meant = placeholders.words(text, Placeholders.OPEN_END);
        return meant != null ? meant : Lunar.written(text) ? LUNAR : fault;
    }
}

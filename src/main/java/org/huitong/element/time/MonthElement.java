package org.huitong.element.time;

import org.huitong.element.Element;
import org.huitong.element.Fault;

/** A month, written in one of the declared forms. */
final class MonthElement implements Element {
    private static final int LENGTH = 7;

    private final Form[] forms;
    private final Fault fault;

    MonthElement(Form[] forms, String written) {
        this.forms = forms;
        this.fault = new Fault(
                "month", Dates.STANDARD, "this is not a real month written " + written, "correct it in the source");
    }

    @Override
    public Object check(String text) {
        for (Form form : forms) {
            long moment = form.read(text);
            if (moment != Form.NO) {
                int day = Moment.day(moment);
                boolean iso = text.length() == LENGTH && text.charAt(4) == '-';
                return !Days.real(day) ? fault : iso ? text : Days.text(day).substring(0, LENGTH);
            }
        }
        return fault;
    }
}

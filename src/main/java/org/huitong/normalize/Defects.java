package org.huitong.normalize;

import org.huitong.element.Fault;
import org.huitong.element.Shape;
import org.huitong.message.Defect;

/** Faults with their places. */
final class Defects {
    private Defects() {}

    /** Of a record as a whole, or where no value is meant. */
    static Defect of(int index, String pointer, String item, Fault fault) {
        return new Defect(index, pointer, item, fault.rule(), fault.text(), fault.standard(), "", fault.cure());
    }

    /** @param value the source's: null for none, an object or list has no text */
    static Defect of(int index, String pointer, String item, Fault fault, Object value) {
        String text = FieldMapping.text(value);
        if (value != null && text == null) {
            return of(index, pointer, item, fault);
        }
        return new Defect(
                index, pointer, item, fault.rule(), fault.text(text), fault.standard(), Shape.of(text), fault.cure());
    }
}

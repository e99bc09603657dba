package org.huitong.normalize;

import org.huitong.catalog.MappingFile.Unknown;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/** What one use of a code table answers to a code that it does not have. Immutable, thread-safe. */
final class UnknownCode {
    /** Rule of a fault that parks the record. */
    static final String RULE = "codes";
    /** Rule of a fault for which the whole push is refused. */
    static final String REFUSED = "codes-refused";

    private final Fault fault;
    private final Note note;

    /** @param fault what is wrong and the cure */
    UnknownCode(Unknown policy, Fault fault) {
        this.fault =
                policy == Unknown.REJECT ? new Fault(REFUSED, fault.standard(), fault.what(), fault.cure()) : fault;
        this.note = policy == Unknown.PASS
                ? Note.warning("codes-unknown", fault.standard(), fault.what() + "; it went on as it is")
                : null;
    }

    /** A fault, or the code as it is with a note. */
    Object of(String code) {
        return note == null ? fault : Noted.of(code, note);
    }
}

package org.huitong.receive.format;

import org.huitong.message.Raw;
import org.huitong.receive.input.Window;

/** Joins a record with its untouched bytes. */
final class Raws {
    private Raws() {}

    /** Of a push the bytes stay where they are; of a file they are copied, for the window goes on. */
    static Raw of(Window window, long from, long to, Raw raw) {
        boolean whole = window.whole();
        byte[] source = whole ? window.bytes() : window.copy(from, to);
        return new Raw(
                raw.index(),
                raw.pointer(),
                raw.fields(),
                source,
                whole ? window.index(from) : 0,
                whole ? window.index(to) : source.length,
                raw.origin(),
                raw.fault());
    }
}

package org.huitong.element;

import java.util.ArrayList;
import java.util.List;

/**
 * A value with what is to be known about it.
 *
 * @param value as {@link Element#check} answers; null for no value; neither a Fault nor a Noted
 * @param notes at least one, in the order in which they came up
 */
public record Noted(Object value, List<Note> notes) {

    public static Noted of(Object value, Note note) {
        return new Noted(value, List.of(note));
    }

    /** The value with one more note, where {@code note} is not null; unchanged where it is, or where it is a fault. */
    public static Object with(Object value, Note note) {
        if (note == null || value instanceof Fault) {
            return value;
        }
        if (!(value instanceof Noted noted)) {
            return of(value, note);
        }
        List<Note> notes = new ArrayList<>(noted.notes);
        notes.add(note);
        return new Noted(noted.value, List.copyOf(notes));
    }

    /** What the value is without its notes. */
    public static Object plain(Object answer) {
        return answer instanceof Noted noted ? noted.value : answer;
    }
}

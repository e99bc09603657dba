package org.huitong.element.text;

import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/**
 * A person's name: the middle dot of minority and foreign names is U+00B7, whichever of its look-alikes was typed or came
 * out of a charset; the text is in form C. A character of the private use area is a warning: GBK and CP936 have no place
 * for some characters of names (U+4DAE among them), and what they put there is no character anywhere else.
 */
public final class PersonName {
    private static final String DOTS = "•・‧∙⋅●．";
    private static final char MIDDLE_DOT = '·';

    private static final Note DOT =
            Note.repair("person-name-dot", "GB 18030", "another dot in the place of the middle dot became U+00B7");
    private static final Note PRIVATE = Note.warning(
            "person-name-private",
            "GB 18030",
            "a character of the private use area; let the source be read as GB18030, and look what is meant");
    private static final Fault QUESTION = new Fault(
            "person-name",
            "GB 18030",
            "a question mark stands in the name, as where a charset has no such character",
            "read the name from the source with GB18030");

    private PersonName() {}

    /** As {@link org.huitong.element.Element#check}. */
    public static Object check(String text) {
        boolean unusual = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?') {
                return QUESTION;
            }
            unusual |= DOTS.indexOf(c) >= 0 || Character.getType(c) == Character.PRIVATE_USE;
        }
        return unusual ? noted(text) : text;
    }

    private static Object noted(String text) {
        StringBuilder name = new StringBuilder(text);
        boolean dots = false;
        boolean secret = false;
        for (int i = 0; i < text.length(); i++) {
            if (DOTS.indexOf(text.charAt(i)) >= 0) {
                name.setCharAt(i, MIDDLE_DOT);
                dots = true;
            }
            secret |= Character.getType(text.charAt(i)) == Character.PRIVATE_USE;
        }
        return Noted.with(Noted.with(name.toString(), dots ? DOT : null), secret ? PRIVATE : null);
    }
}

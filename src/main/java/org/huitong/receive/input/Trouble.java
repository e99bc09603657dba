package org.huitong.receive.input;

import org.huitong.element.text.Garbled;
import org.huitong.element.text.Glance;
import org.huitong.message.Defect;

/**
 * What can be wrong with the text of one field. Words are stable.
 *
 * @param rule stable word
 * @param text what is wrong and the cure, without the value
 */
public record Trouble(String rule, String text) {
    public static final Trouble CHARSET = new Trouble(
            "charset", "bytes are not of the declared charset, or a character is cut; mend the charset or the layout");
    public static final Trouble MOJIBAKE = new Trouble(
            "mojibake",
            "the text was decoded with a wrong charset before it came here and is lost; export it again in its own charset");
    public static final Trouble CHARACTER =
            new Trouble("text", "there is a NUL or half a character; remove it in the source");

    private static final int ASCII = 0x7F;

    /** Null where the text is sound. */
    public static Trouble of(String text) {
        int look = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            look |= c | c - 1;
        }
        return (look & ~ASCII) == 0 ? null : beyondAscii(text);
    }

    private static Trouble beyondAscii(String text) {
        if (Glance.sound(text)) {
            return null;
        }
        if (Utf8.broken(text)) {
            return CHARACTER;
        }
        return Garbled.find(text).isPresent() ? MOJIBAKE : null;
    }

    /** @param pointer of the field, or of the record */
    public Defect at(int index, String pointer) {
        return new Defect(index, pointer, "", rule, text);
    }
}

package org.huitong.element.text;

/**
 * One quick look at each character of a text, in place of three: nearly every text has none that {@link Texts#broken},
 * {@link Garbled#find} or {@link Texts#nfc} would have to look at again. Errs towards a second look, never away from it.
 */
public final class Glance {
    private static final int CHARS = 1 << Character.SIZE;
    /** True, as one byte, for what may be broken, garbled or not in form C. */
    private static final byte[] AGAIN = again();

    private Glance() {}

    private static byte[] again() {
        byte[] again = new byte[CHARS];
        for (int c = 0; c < CHARS; c++) {
            boolean look = c == 0 || !Texts.composed((char) c) || Garbled.suspect((char) c);
            again[c] = (byte) (look ? 1 : 0);
        }
        return again;
    }

    /** True where the text is unbroken, not garbled and in form C; false where it must be looked at closely. */
    public static boolean sound(String text) {
        int look = 0;
        for (int i = 0; i < text.length(); i++) {
            look |= AGAIN[text.charAt(i)];
        }
        return look == 0;
    }
}

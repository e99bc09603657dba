package org.huitong.element.time;

/** A date field of a DBF file: eight digits, or eight blanks for none. */
final class Dbase implements Form {
    private static final Form DIGITS = new Layout("yyyyMMdd");

    @Override
    public long read(String text) {
        return text.isBlank() ? NONE : DIGITS.read(text);
    }
}

package org.huitong.element.number;

import java.math.BigDecimal;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/**
 * An amount of money in yuan, exact. The source's unit is declared; a unit behind the number itself counts more, with a
 * note where it is another. Thousands separators and the sign ¥ are read, scientific notation and foreign money are not.
 * Immutable, thread-safe.
 */
public final class Amount implements Element {
    private static final Fault FAULT = fault(
            "this is not an amount in yuan",
            "write it like 5000.00, or like 50 with the unit that the mapping declares");
    private static final Fault SCIENTIFIC = fault(
            "this is scientific notation, in which a spreadsheet has lost digits",
            "export the column with all its digits");
    private static final Note OTHER_UNIT = Note.warning(
            "amount-unit",
            "",
            "the value carries another unit than the mapping declares; the value's own was taken. Ask the source which is right");

    /** Units of amounts, the longest words first. */
    public enum Unit {
        YI("亿元", 8),
        WAN("万元", 4),
        QIAN("千元", 3),
        YUAN("元", 0);

        private final String word;
        private final int zeros;

        Unit(String word, int zeros) {
            this.word = word;
            this.zeros = zeros;
        }

        public String word() {
            return word;
        }
    }

    private static final Unit[] UNITS = Unit.values();

    private final Unit declared;

    /** @param declared unit of numbers that carry none */
    public Amount(Unit declared) {
        this.declared = declared;
    }

    private static Fault fault(String what, String cure) {
        return new Fault("amount", "", what, cure);
    }

    /** A BigDecimal. */
    @Override
    public Object check(String text) {
        Unit own = own(text);
        int start = sign(text);
        int end = own == null ? text.length() : text.length() - own.word.length();
        if (end <= start) {
            return FAULT;
        }
        String number = start == 0 && end == text.length()
                ? text
                : text.substring(start, end).strip();
        String plain = Numbers.plain(number);
        if (plain == null) {
            return Numbers.scientific(number) ? SCIENTIFIC : FAULT;
        }
        Unit unit = own == null ? declared : own;
        BigDecimal amount = new BigDecimal(plain);
        return Noted.with(
                unit.zeros == 0 ? amount : amount.movePointRight(unit.zeros), unit == declared ? null : OTHER_UNIT);
    }

    private static Unit own(String text) {
        for (Unit unit : UNITS) {
            if (text.endsWith(unit.word)) {
                return unit;
            }
        }
        return null;
    }

    /** Characters of a yen-and-yuan sign in front. */
    private static int sign(String text) {
        return text.startsWith("¥") || text.startsWith("￥") ? 1 : text.startsWith("人民币") ? 3 : 0;
    }
}

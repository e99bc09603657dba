package org.huitong.catalog;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.huitong.catalog.guide.DataElement;
import org.huitong.element.Mask;

/**
 * One information item of a resource and the rules its value keeps.
 *
 * @param id e.g. {@code citizenId}
 * @param name as people write it
 * @param type form of the value on the bus
 * @param length exact number of characters (code points); 0 where free
 * @param maxLength largest number of characters (code points); 0 where free
 * @param pattern what the whole text must match; null where free
 * @param min smallest number; null where free
 * @param max largest number; null where free
 * @param codes allowed values; empty where free
 * @param required whether every record has it
 * @param sensitive personal or otherwise to be masked on screens
 * @param mask how a grant shows it that says no more than {@code masked}
 * @param dataType the guide's letter for its type; empty where the type is wrong
 * @param element what it is by standard or law; null where not said
 */
public record Item(
        String id,
        String name,
        Type type,
        int length,
        int maxLength,
        Pattern pattern,
        BigDecimal min,
        BigDecimal max,
        Set<String> codes,
        boolean required,
        boolean sensitive,
        Mask mask,
        String dataType,
        DataElement element) {

    /** The guide's length: the most characters that a text has; 0 where nothing says it. */
    public int longest() {
        return Math.max(
                Math.max(length, maxLength),
                codes.stream().mapToInt(String::length).max().orElse(0));
    }

    /**
     * Form of a value on the bus: text a String, integer a Long, decimal a BigDecimal, date {@code YYYY-MM-DD},
     * datetime ISO 8601 with offset, month {@code YYYY-MM}, boolean a Boolean.
     */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        DATE,
        DATETIME,
        MONTH,
        BOOLEAN
    }
}

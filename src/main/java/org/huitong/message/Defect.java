package org.huitong.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.UnaryOperator;

/**
 * What is wrong with one record. Nothing of it holds the value itself.
 *
 * @param index position in the intake, from 0
 * @param pointer RFC 6901 pointer to the value in the sender's input, e.g. {@code /3/GMSFHM}
 * @param item the resource's item the value should have become; empty where the record as a whole is meant
 * @param rule the broken rule's stable word, e.g. {@code citizen-id}
 * @param text what is wrong, by which standard, what was found and the cure, in one line
 * @param standard which says so, e.g. {@code GB 11643-1999}; empty where the catalog or the bus does
 * @param found what the value looks like, e.g. {@code 18 characters: 17 digits, 1 letter}; empty where no value is meant
 * @param cure what to do; empty where the text alone says it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Defect(
        int index,
        @JsonInclude(JsonInclude.Include.ALWAYS) String pointer,
        @JsonInclude(JsonInclude.Include.ALWAYS) String item,
        @JsonInclude(JsonInclude.Include.ALWAYS) String rule,
        @JsonInclude(JsonInclude.Include.ALWAYS) String text,
        String standard,
        String found,
        String cure) {

    /** One of which the text alone says what is known. */
    public Defect(int index, String pointer, String item, String rule, String text) {
        this(index, pointer, item, rule, text, "", "", "");
    }

    /** The same at another place of another intake. */
    public Defect at(int place) {
        return new Defect(place, pointer, item, rule, text, standard, found, cure);
    }

    /** The same as this language says it. */
    Defect in(UnaryOperator<String> language) {
        return new Defect(
                index,
                pointer,
                item,
                rule,
                language.apply(text),
                standard,
                language.apply(found),
                language.apply(cure));
    }
}

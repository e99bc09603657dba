package org.huitong.catalog;

import java.util.EnumMap;
import java.util.Map;
import org.huitong.catalog.guide.Census;
import org.huitong.catalog.guide.Census.Question;

/** Reads what the census of systems asks: the section {@code census} of a system's file. */
final class CensusReader {
    private final DictionaryReader words;

    CensusReader(Entries entries) {
        this.words = new DictionaryReader(entries);
    }

    Census read(Section system) {
        return system.section("census").map(this::facts).orElse(Census.UNASKED);
    }

    private Census facts(Section section) {
        Map<Question, String> facts = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            String key = Words.of(question);
            if (section.has(key)) {
                fact(section, key, question);
                section.optional(key)
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> facts.put(
                                question,
                                question.table().isEmpty() ? text : words.code(section, key, question.table())));
            }
        }
        section.close();
        return new Census(facts);
    }

    /** Reading it as what it is reports what it is not. */
    private static void fact(Section section, String key, Question question) {
        switch (question.kind()) {
            case DAY -> section.day(key);
            case NUMBER -> section.decimal(key);
            case FLAG -> section.flag(key);
            case TEXT, CODE -> section.has(key);
        }
    }
}

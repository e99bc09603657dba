package org.huitong.scaffold.guess;

import java.util.List;
import java.util.function.Predicate;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.text.Texts;
import org.huitong.scaffold.look.Column;

/**
 * The values of a column as the reshaping steps leave them, without those that are none.
 *
 * @param nulls whether there are words that mean nothing
 * @param folded whether full-width signs stand among them
 */
record Values(List<String> all, boolean nulls, boolean folded) {

    static Values of(Column column) {
        List<String> trimmed = column.values().stream()
                .map(Texts::trim)
                .filter(text -> !text.isEmpty())
                .toList();
        List<String> plain = trimmed.stream()
                .map(Texts::foldWidth)
                .filter(text -> !Texts.nullWords(text).isEmpty())
                .toList();
        return new Values(
                plain,
                plain.size() < trimmed.size(),
                trimmed.stream().anyMatch(text -> !Texts.foldWidth(text).equals(text)));
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Whether more than half of them are so. */
    boolean mostly(Predicate<String> so) {
        return 2 * all.stream().filter(so).count() > all.size();
    }

    /** Whether nine of ten of them are so. */
    boolean nearly(Predicate<String> so) {
        return !all.isEmpty() && 10 * all.stream().filter(so).count() >= 9L * all.size();
    }

    boolean pass(Element element) {
        return mostly(text -> !(element.check(text) instanceof Fault));
    }

    /** Characters of the longest one. */
    int longest() {
        return all.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
    }
}

package org.huitong.scaffold.guess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.huitong.catalog.Words;
import org.huitong.scaffold.look.Column;

/**
 * An item for each column.
 *
 * @param item id, in camel case
 */
public record Proposal(String item, Column column, Guess guess) {

    /** In the order of the columns. The same columns give the same ids, so that a source finds the items of its resource. */
    public static List<Proposal> of(List<Column> columns, Recognizer recognizer) {
        List<Proposal> all = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Column column : columns) {
            Guess guess = recognizer.guess(column);
            String id = id(column.name());
            if (id.isEmpty()) {
                id = guess.element() == null ? "item" + (all.size() + 1) : camel(Words.of(guess.element()), "-");
            }
            String free = id;
            for (int i = 2; !taken.add(free); i++) {
                free = id + i;
            }
            all.add(new Proposal(free, column, guess));
        }
        return all;
    }

    /** Of a name in letters of ASCII; empty for others, which stay the item's name. */
    private static String id(String name) {
        boolean ascii = name.chars().allMatch(c -> c < 128);
        String id = ascii ? camel(name, "[^A-Za-z0-9]+") : "";
        return id.isEmpty() || Character.isDigit(id.charAt(0)) ? "" : id;
    }

    private static String camel(String name, String between) {
        StringBuilder id = new StringBuilder();
        for (String word : name.split(between)) {
            if (word.isEmpty()) {
                continue;
            }
            boolean mixed = !word.equals(word.toUpperCase(Locale.ROOT));
            String rest = mixed ? word.substring(1) : word.substring(1).toLowerCase(Locale.ROOT);
            String first = word.substring(0, 1);
            id.append(id.length() == 0 ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT))
                    .append(rest);
        }
        return id.toString();
    }

    /** What identifies a record: the first column that is there in every record, never twice, and sounds so. */
    public static Optional<Proposal> key(List<Proposal> all) {
        List<Proposal> unique = all.stream().filter(Proposal::unique).toList();
        return unique.stream()
                .filter(one -> Hints.key(one.column().name()) || one.identity())
                .findFirst()
                .or(() -> unique.stream().findFirst());
    }

    private boolean identity() {
        return guess.element() != null
                && switch (guess.element()) {
                    case CITIZEN_ID, CREDIT_CODE, ORGANIZATION_CODE -> true;
                    default -> false;
                };
    }

    private boolean unique() {
        List<String> values = column.values().stream().map(String::strip).toList();
        return !values.contains("") && new HashSet<>(values).size() == values.size();
    }
}

package org.huitong.scaffold;

import java.util.List;
import java.util.Locale;
import org.huitong.catalog.Item;
import org.huitong.catalog.Words;
import org.huitong.scaffold.guess.Guess;
import org.huitong.scaffold.guess.Proposal;
import org.huitong.scaffold.look.Quoted;

/**
 * The catalog entry of a new resource.
 *
 * @param from what was looked at, for people
 * @param condition of sharing
 */
record ResourceDraft(
        String id, String name, String provider, String condition, String from, List<Proposal> items, String key) {

    Draft draft() {
        StringBuilder text = new StringBuilder("# yaml-language-server: $schema=../schema/resource.schema.json\n")
                .append("# Proposed by huitong new from ")
                .append(Quoted.comment(from))
                .append(
                        ".\n# A person looks at: names, what is required, sensitive or a code, and the sharing condition.\n")
                .append("resource: ")
                .append(id)
                .append("\nname: ")
                .append(Quoted.of(name))
                .append("\nprovider: ")
                .append(provider)
                .append("\nsharing: conditional\ncondition: ")
                .append(Quoted.of(condition))
                .append("\norder: latest\nkey: ")
                .append(Quoted.of(key))
                .append("\nwithout-subscription: refuse\nschema: 1\nitems:\n");
        items.forEach(item -> text.append("  ")
                .append(Quoted.of(item.item()))
                .append(": ")
                .append(item(item))
                .append('\n'));
        return new Draft("config/catalog/" + id + ".yaml", text.toString());
    }

    private String item(Proposal proposal) {
        Guess guess = proposal.guess();
        boolean isKey = proposal.item().equals(key);
        boolean number = guess.type() == Item.Type.INTEGER || guess.type() == Item.Type.DECIMAL;
        StringBuilder item = new StringBuilder("{name: ")
                .append(Quoted.of(proposal.column().name()))
                .append(", type: ")
                // A key's leading zeros and length tell things apart.
                .append(isKey && number ? "text" : guess.type().name().toLowerCase(Locale.ROOT));
        if (!guess.rules().isEmpty()) {
            item.append(", ").append(guess.rules());
        }
        if (isKey) {
            item.append(", required: true");
        }
        if (guess.element() != null && !(isKey && number)) {
            item.append(", element: ").append(Words.of(guess.element()));
        }
        if (guess.personal()) {
            item.append(", sensitive: true");
        }
        return item.append('}').toString();
    }
}

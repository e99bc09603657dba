package org.huitong.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.huitong.catalog.Item;
import org.huitong.catalog.Resource;
import org.huitong.catalog.Words;
import org.huitong.scaffold.guess.Proposal;
import org.huitong.scaffold.look.Look;
import org.huitong.scaffold.look.Quoted;

/**
 * The mapping of a new source.
 *
 * @param from what was looked at, for people
 * @param identity word of the mapping
 */
record SourceDraft(String system, Resource resource, Look look, String from, String identity, Matching matching) {

    Draft draft() {
        StringBuilder text = new StringBuilder(
                        "# yaml-language-server: $schema=../../../config/schema/mapping.schema.json\n")
                .append("# Proposed by huitong new from ")
                .append(Quoted.comment(from))
                .append(".\n");
        look.remarks()
                .forEach(remark ->
                        text.append("# ").append(Quoted.comment(remark)).append(".\n"));
        if (!matching.left().isEmpty()) {
            text.append("# Columns that feed nothing: ")
                    .append(Quoted.comment(matching.left().stream()
                            .map(one -> one.column().from())
                            .collect(Collectors.joining(", "))))
                    .append(".\n");
        }
        text.append("system: ").append(system).append("\nresource: ").append(resource.id());
        text.append("\nformats: [")
                .append(Words.of(look.format()))
                .append("]\ncharset: ")
                .append(look.charset());
        if (!look.layout().isEmpty()) {
            text.append("\nlayout:");
            look.layout().forEach(line -> text.append("\n  ").append(line));
        }
        text.append("\nidentity: ").append(identity).append("\nitems:\n");
        for (Item item : resource.items().values()) {
            matching.of(item)
                    .ifPresent(one -> text.append("  ")
                            .append(Quoted.of(item.id()))
                            .append(": ")
                            .append(field(item, one))
                            .append('\n'));
        }
        return new Draft("routes/sources/" + system + "/" + resource.id() + ".mapping.yaml", text.toString());
    }

    private static String field(Item item, Proposal proposal) {
        return "{from: " + Quoted.of(proposal.column().from()) + ", steps: [" + String.join(", ", steps(item, proposal))
                + "]" + (item.required() ? ", required: true" : "") + "}";
    }

    /** What the column seems to be decides, as long as the item can take it. */
    private static List<String> steps(Item item, Proposal proposal) {
        if (proposal.guess().type() == item.type()) {
            return proposal.guess().steps();
        }
        List<String> steps = new ArrayList<>(List.of("trim", "fold-width"));
        switch (item.type()) {
            case INTEGER, DECIMAL, BOOLEAN -> steps.add(item.type().name().toLowerCase(Locale.ROOT));
            default -> {
                // Text stays as it is, and a day that was not recognized is read in the form of the bus.
            }
        }
        return steps;
    }
}

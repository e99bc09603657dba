package org.huitong.scaffold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huitong.catalog.Item;
import org.huitong.catalog.Resource;
import org.huitong.catalog.Words;
import org.huitong.scaffold.guess.Proposal;

/** Which column feeds which item: what a person says, else the same name, else what is of one kind and alone so. */
final class Matching {
    private final Resource resource;
    private final List<Proposal> left;
    private final Map<String, Proposal> found = new LinkedHashMap<>();

    private Matching(Resource resource, List<Proposal> columns) {
        this.resource = resource;
        this.left = new ArrayList<>(columns);
    }

    /** @param said item to column, by a person */
    static Matching of(Resource resource, List<Proposal> columns, Map<String, String> said) {
        Matching matching = new Matching(resource, columns);
        said.forEach(matching::said);
        List<Item> items = List.copyOf(resource.items().values());
        items.forEach(item -> matching.take(item, one -> one.item().equals(item.id())));
        items.forEach(item -> matching.take(item, one -> one.column().name().equals(item.name())));
        items.forEach(item -> matching.take(
                item,
                one -> item.element() != null && item.element() == one.guess().element()));
        return matching;
    }

    private void said(String item, String column) {
        if (resource.item(item).isEmpty()) {
            throw Owners.wrong(
                    resource.id() + " has no item " + item,
                    "Say one of " + String.join(", ", resource.items().keySet()));
        }
        Proposal proposal = left.stream()
                .filter(one -> one.column().from().equals(column)
                        || one.column().name().equals(column))
                .findFirst()
                .orElseThrow(() -> Owners.wrong(
                        "the sample has no column \"" + column + "\", or it feeds another item",
                        Words.nearest(column, names())
                                .map(near -> "Did you mean " + near)
                                .orElse("Say one of " + String.join(", ", names()))));
        left.remove(proposal);
        found.put(item, proposal);
    }

    private List<String> names() {
        return left.stream().map(one -> one.column().from()).toList();
    }

    private void take(Item item, java.util.function.Predicate<Proposal> fits) {
        if (found.containsKey(item.id())) {
            return;
        }
        List<Proposal> fitting = left.stream().filter(fits).toList();
        if (fitting.size() == 1) {
            left.remove(fitting.get(0));
            found.put(item.id(), fitting.get(0));
        }
    }

    Optional<Proposal> of(Item item) {
        return Optional.ofNullable(found.get(item.id()));
    }

    /** Columns that feed nothing. */
    List<Proposal> left() {
        return left;
    }

    /** @throws org.huitong.message.HuitongException where an item that every record has is fed by nothing */
    void complete() {
        List<String> missing = resource.items().values().stream()
                .filter(item -> item.required() && !found.containsKey(item.id()))
                .map(Item::id)
                .toList();
        if (!missing.isEmpty()) {
            throw Owners.wrong(
                    "no column was found for " + String.join(", ", missing) + ", which every record of " + resource.id()
                            + " has",
                    "Say which with --map ITEM=COLUMN; columns that are left: "
                            + names().stream().collect(Collectors.joining(", ")));
        }
    }
}

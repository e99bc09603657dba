package org.huitong.lineage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huitong.operate.cli.Texts;

/**
 * The way of one resource's data. Lists are in the order of the files, ids as in the catalog, words as in the YAML.
 *
 * @param provider agency whose systems feed it
 * @param key item that identifies a record
 */
public record Flow(
        String resource,
        String name,
        Owner provider,
        String sharing,
        String key,
        List<Source> sources,
        List<Item> items,
        List<Consumer> consumers) {

    /** An agency, with its name as people write it; empty where the catalog does not know it. */
    public record Owner(String agency, String name) {}

    /**
     * A system that feeds the resource.
     *
     * @param mapping its file, from home
     * @param columns those that the mapping names or the layout declares: of a table or document nobody knows the others
     */
    public record Source(
            String system,
            String name,
            String mapping,
            List<String> formats,
            String charset,
            String identity,
            List<Column> columns) {}

    /**
     * @param feeds items
     * @param uses what else it is for: {@code version}, {@code delete}
     * @param idle whether it is for nothing
     */
    public record Column(String column, List<String> feeds, List<String> uses, boolean idle) {}

    /**
     * @param fed whether anything feeds it
     * @param received whether a grant that holds on the day shows it to anybody
     */
    public record Item(
            String item,
            String name,
            String type,
            boolean key,
            boolean required,
            boolean sensitive,
            boolean fed,
            boolean received,
            List<Feed> feeds,
            List<Receipt> receipts) {}

    /**
     * How a source gives the item.
     *
     * @param column null for a constant
     * @param constant null for a column
     * @param otherwise what counts where the source has no value; null for none
     * @param nulls words that mean no value, sorted
     * @param required whether a record without it is parked
     */
    public record Feed(
            String system,
            String column,
            String constant,
            List<Step> steps,
            @JsonProperty("default") String otherwise,
            List<String> nulls,
            boolean required) {}

    /**
     * @param argument as in the mapping, defaults filled in; empty for none
     * @param codes code tables that it looks into; empty for none
     * @param unknown what becomes of a code that they do not have: {@code reject}, {@code park} or {@code pass}; null where
     *     it looks into none
     * @param on item whose day tells which of a code's meanings counts; null for today, or where it looks into none
     */
    public record Step(String step, String argument, List<Codes> codes, String unknown, String on) {

        /** Much as it is written in a mapping. */
        String words() {
            String policy = unknown == null || unknown.equals("park") ? "" : ", unknown: " + unknown;
            return (argument.isEmpty() ? step : step + ": " + argument) + policy + (on == null ? "" : ", on: " + on);
        }
    }

    /** A code table; the name is empty where the catalog has no such table. */
    public record Codes(String table, String name) {}

    /**
     * @param show {@code clear} or {@code masked}
     * @param mask how it is masked: {@code hash}, {@code keep 6+4}, {@code year} …; null where it is not
     */
    public record Receipt(String subscription, String show, String mask) {

        String words(Texts texts) {
            return texts.of("lineage." + show) + (mask == null || mask.equals("hash") ? "" : " (" + mask + ")");
        }
    }

    /**
     * @param from first day
     * @param to last day, inclusive
     * @param holds whether the grant holds on the day
     */
    public record Consumer(
            String subscription,
            String system,
            String name,
            String purpose,
            String basis,
            String from,
            String to,
            boolean holds) {}

    /** Null where the resource is not about it. */
    Flow about(String id) {
        if (id.equals(resource)) {
            return this;
        }
        boolean feeds = sources.stream().anyMatch(source -> source.system().equals(id));
        boolean receives =
                consumers.stream().anyMatch(consumer -> consumer.system().equals(id));
        return feeds ? fedBy(id) : receives ? receivedBy(id) : null;
    }

    private Flow fedBy(String system) {
        List<Item> kept = items.stream()
                .map(item -> with(
                        item,
                        item.feeds.stream()
                                .filter(feed -> feed.system.equals(system))
                                .toList(),
                        item.receipts))
                .filter(item -> !item.feeds.isEmpty())
                .toList();
        List<Source> its =
                sources.stream().filter(source -> source.system.equals(system)).toList();
        return new Flow(resource, name, provider, sharing, key, its, kept, consumers);
    }

    private Flow receivedBy(String system) {
        List<Consumer> it = consumers.stream()
                .filter(consumer -> consumer.system.equals(system))
                .toList();
        Set<String> own = it.stream().map(Consumer::subscription).collect(Collectors.toSet());
        List<Item> kept = items.stream()
                .map(item -> with(
                        item,
                        item.feeds,
                        item.receipts.stream()
                                .filter(receipt -> own.contains(receipt.subscription))
                                .toList()))
                .filter(item -> !item.receipts.isEmpty())
                .toList();
        Set<String> ids = kept.stream().map(Item::item).collect(Collectors.toSet());
        List<Source> theirs =
                sources.stream().map(source -> narrowed(source, ids)).toList();
        return new Flow(resource, name, provider, sharing, key, theirs, kept, it);
    }

    private static Source narrowed(Source source, Set<String> items) {
        List<Column> columns = source.columns.stream()
                .map(column -> new Column(
                        column.column,
                        column.feeds.stream().filter(items::contains).toList(),
                        column.uses,
                        column.idle))
                .filter(column -> !column.feeds.isEmpty())
                .toList();
        return new Source(
                source.system, source.name, source.mapping, source.formats, source.charset, source.identity, columns);
    }

    private static Item with(Item item, List<Feed> feeds, List<Receipt> receipts) {
        return new Item(
                item.item,
                item.name,
                item.type,
                item.key,
                item.required,
                item.sensitive,
                item.fed,
                item.received,
                feeds,
                receipts);
    }
}

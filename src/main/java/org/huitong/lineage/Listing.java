package org.huitong.lineage;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;

/** A lineage as lines of text. Sources are lettered and consumers numbered, for their ids are long. */
final class Listing {
    private static final int LETTERS = 26;

    private final Texts texts;
    private final Hows hows;

    Listing(Texts texts) {
        this.texts = texts;
        this.hows = new Hows(texts);
    }

    String of(Lineage lineage) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        String gap = "";
        for (Flow flow : lineage.resources()) {
            out.print(gap);
            print(flow, out);
            gap = System.lineSeparator();
        }
        out.flush();
        return text.toString();
    }

    private void print(Flow flow, PrintWriter out) {
        out.println(texts.of(
                "lineage.resource",
                flow.resource(),
                flow.name(),
                texts.of("lineage." + flow.sharing()),
                flow.provider().agency(),
                flow.provider().name()));
        Map<String, String> letters = marks(flow.sources(), Flow.Source::system, Listing::letter);
        Map<String, String> numbers = marks(flow.consumers(), Flow.Consumer::subscription, i -> String.valueOf(i + 1));
        flow.sources()
                .forEach(source -> out.println(texts.of(
                        "lineage.source",
                        letters.get(source.system()),
                        source.system(),
                        source.name(),
                        String.join(", ", source.formats()),
                        source.charset(),
                        source.mapping())));
        flow.consumers()
                .forEach(consumer -> out.println(texts.of(
                                "lineage.consumer",
                                numbers.get(consumer.subscription()),
                                consumer.system(),
                                consumer.name(),
                                consumer.purpose(),
                                consumer.basis(),
                                consumer.from(),
                                consumer.to())
                        + (consumer.holds() ? "" : " " + texts.of("lineage.no-grant-today"))));
        out.println();
        table(flow, letters, numbers).print(out);
    }

    private Table table(Flow flow, Map<String, String> letters, Map<String, String> numbers) {
        Table table = new Table(
                texts.of("lineage.from"), texts.of("lineage.how"), texts.of("lineage.item"), texts.of("lineage.to"));
        for (Flow.Item item : flow.items()) {
            String to = item.receipts().stream()
                    .map(receipt -> numbers.get(receipt.subscription()) + " " + receipt.words(texts))
                    .collect(Collectors.joining(", "));
            String received = item.received() ? to : (to + " " + texts.of("lineage.nobody")).strip();
            if (item.feeds().isEmpty()) {
                table.row(texts.of("lineage.unfed"), "", label(item), received);
            }
            for (Flow.Feed feed : item.feeds()) {
                table.row(letters.get(feed.system()) + " " + hows.from(feed), hows.of(feed), label(item), received);
            }
        }
        for (Flow.Source source : flow.sources()) {
            for (Flow.Column column : source.columns()) {
                String name = letters.get(source.system()) + " " + column.column();
                hows.besides(column).ifPresent(words -> table.row(name, words, "", ""));
            }
        }
        return table;
    }

    private String label(Flow.Item item) {
        return item.item() + " " + item.name() + (item.key() ? " " + texts.of("lineage.key") : "");
    }

    private static <T> Map<String, String> marks(
            List<T> all, java.util.function.Function<T, String> id, java.util.function.IntFunction<String> mark) {
        List<String> ids = new ArrayList<>(all.stream().map(id).toList());
        return ids.stream().collect(Collectors.toMap(one -> one, one -> mark.apply(ids.indexOf(one)), (a, b) -> a));
    }

    /** A to Z, then A1. */
    private static String letter(int index) {
        return (char) ('A' + index % LETTERS) + (index < LETTERS ? "" : String.valueOf(index / LETTERS));
    }
}

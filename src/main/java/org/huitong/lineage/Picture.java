package org.huitong.lineage;

import java.util.ArrayList;
import java.util.List;
import org.huitong.drawing.Svg;
import org.huitong.operate.cli.Texts;

/**
 * A lineage as one picture: for each resource its sources to the left, its items in the middle, its consumers to the
 * right, and a line wherever data goes; a broken line is a masked item. What leads nowhere is marked by color and word.
 */
final class Picture {
    static final String STYLE = """
            svg { font: 12px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
            text { fill: #1f2328 }
            .ground { fill: #ffffff }
            .head, .id { font-weight: 600 }
            .small { fill: #59636e }
            .warn { fill: #a83a1d; font-weight: 600 }
            .box { fill: #f3f5f7; stroke: #aab4be }
            .clear, .masked, .feed { fill: none; stroke: #1f6fb2; stroke-width: 1.5 }
            .masked { stroke-dasharray: 5 4 }
            .none { fill: none; stroke: #aab4be; stroke-width: 1.5; stroke-dasharray: 1 4 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 }
              .ground { fill: #0d1117 }
              .small { fill: #9aa4af }
              .warn { fill: #ff8a70 }
              .box { fill: #161b22; stroke: #58626d }
              .clear, .masked, .feed { stroke: #58a6e8 }
              .none { stroke: #58626d }
            }
            """;

    private static final int WIDTH = 1360;
    private static final int MARGIN = 20;
    private static final int GAP = 12;
    private static final int LINE = 22;
    private static final int BASE = 14;
    private static final int SOURCE_WIDTH = 470;
    private static final int ITEM_LEFT = 590;
    private static final int ITEM_WIDTH = 300;
    private static final int CONSUMER_LEFT = 1010;
    private static final int CONSUMER_WIDTH = 330;
    private static final int TAIL = 130;

    private final Svg svg = new Svg(STYLE);
    private final Texts texts;
    private final Hows hows;
    private int y = MARGIN;

    Picture(Texts texts) {
        this.texts = texts;
        this.hows = new Hows(texts);
    }

    String of(Lineage lineage) {
        svg.text("small", MARGIN, y + BASE - 4.0, texts.of("lineage.legend", lineage.day()));
        y += LINE;
        lineage.resources().forEach(this::flow);
        return svg.document(texts.of("lineage.title"), WIDTH, y + MARGIN);
    }

    private void flow(Flow flow) {
        List<Box> sources =
                flow.sources().stream().map(source -> source(flow, source)).toList();
        List<Box> consumers = flow.consumers().stream()
                .map(consumer -> consumer(flow, consumer))
                .toList();
        Box items = items(flow);
        int bottom = Math.max(stack(sources), Math.max(stack(List.of(items)), stack(consumers)));
        for (int i = 0; i < sources.size(); i++) {
            feeds(flow, flow.sources().get(i).system(), sources.get(i), items);
        }
        for (int i = 0; i < consumers.size(); i++) {
            receipts(flow, flow.consumers().get(i), items, consumers.get(i));
        }
        y = bottom + 2 * GAP;
    }

    /** One below the other, from where the picture has come to; answers where the last one ends. */
    private int stack(List<Box> boxes) {
        int at = y;
        for (Box box : boxes) {
            box.draw(svg, at);
            at += box.height() + GAP;
        }
        return at;
    }

    private Box source(Flow flow, Flow.Source source) {
        Box box = new Box(MARGIN, SOURCE_WIDTH, TAIL).head(source.system() + " " + source.name());
        box.note(String.join(", ", source.formats()) + "; " + source.charset() + "; " + source.identity(), false);
        for (Flow.Item item : flow.items()) {
            for (Flow.Feed feed : item.feeds()) {
                if (feed.system().equals(source.system())) {
                    box.row(item.item(), "small", hows.from(feed), hows.of(feed));
                }
            }
        }
        for (Flow.Column column : source.columns()) {
            hows.besides(column)
                    .ifPresent(words -> box.row("", column.idle() ? "warn" : "small", column.column(), words));
        }
        return box;
    }

    private Box items(Flow flow) {
        Box box = new Box(ITEM_LEFT, ITEM_WIDTH, TAIL)
                .head(flow.resource() + " " + flow.name())
                .note(
                        texts.of("lineage." + flow.sharing()) + "; "
                                + flow.provider().agency() + " "
                                + flow.provider().name(),
                        false);
        for (Flow.Item item : flow.items()) {
            box.row(item.item(), "", item.item(), item.name() + (item.key() ? " " + texts.of("lineage.key") : ""));
            List<String> wrong = new ArrayList<>();
            if (!item.fed()) {
                wrong.add(texts.of("lineage.unfed"));
            }
            if (!item.received()) {
                wrong.add(texts.of("lineage.nobody"));
            }
            if (!wrong.isEmpty()) {
                box.note(String.join(", ", wrong), true);
            }
        }
        return box;
    }

    private Box consumer(Flow flow, Flow.Consumer consumer) {
        Box box = new Box(CONSUMER_LEFT, CONSUMER_WIDTH, TAIL)
                .head(consumer.system() + " " + consumer.name())
                .note(consumer.purpose(), false)
                .note(consumer.basis(), false)
                .note(consumer.from() + " – " + consumer.to(), false);
        if (!consumer.holds()) {
            box.note(texts.of("lineage.no-grant-today"), true);
        }
        flow.items()
                .forEach(item -> item.receipts().stream()
                        .filter(receipt -> receipt.subscription().equals(consumer.subscription()))
                        .forEach(receipt -> box.row(item.item(), "small", item.item(), receipt.words(texts))));
        return box;
    }

    private void feeds(Flow flow, String system, Box source, Box items) {
        for (Flow.Item item : flow.items()) {
            if (item.feeds().stream().anyMatch(feed -> feed.system().equals(system))) {
                svg.curve("feed", source.right(), source.at(item.item()), items.left(), items.at(item.item()));
            }
        }
    }

    private void receipts(Flow flow, Flow.Consumer consumer, Box items, Box box) {
        for (Flow.Item item : flow.items()) {
            for (Flow.Receipt receipt : item.receipts()) {
                if (receipt.subscription().equals(consumer.subscription())) {
                    String style = consumer.holds() ? receipt.show() : "none";
                    svg.curve(style, items.right(), items.at(item.item()), box.left(), box.at(item.item()));
                }
            }
        }
    }
}

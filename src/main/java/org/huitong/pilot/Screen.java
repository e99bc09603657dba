package org.huitong.pilot;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The demo's console: a block that is redrawn on a terminal, plain lines elsewhere. Safe for several threads. */
final class Screen {
    private static final double NANOS = 1e9;

    private final PrintWriter out;
    private final Style style;
    private final Map<String, Long> before = new HashMap<>();
    private long beforeAt = System.nanoTime();
    private int drawn;

    /**
     * How to print.
     *
     * @param live redraw in place
     * @param marks the output can show ✓ and ✗
     */
    record Style(Locale locale, boolean live, boolean marks) {
        String mark(boolean good) {
            if (marks) {
                return good ? "✓" : "✗";
            }
            return good ? "ok" : "NO";
        }
    }

    Screen(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    boolean live() {
        return style.live();
    }

    synchronized void say(Text text, Object... values) {
        // What is said stands above the next block, so the block is not drawn over it.
        drawn = 0;
        out.println(text.in(style.locale(), values));
        out.flush();
    }

    /** Shows counts and the rates since the last call. */
    synchronized void progress(Tallies tallies) {
        long now = System.nanoTime();
        double seconds = (now - beforeAt) / NANOS;
        beforeAt = now;
        if (style.live()) {
            block(tallies, seconds);
        } else {
            line(tallies, seconds);
        }
        out.flush();
    }

    /** Prints the closing table. */
    synchronized void closing(Tallies tallies) {
        drawn = 0;
        out.println();
        out.println(words(Text.ADD_UP));
        Table table = new Table();
        section(table, Text.CHIMNEY, Text.PUBLISHED, tallies.chimneys());
        section(table, Text.CONSUMER, Text.DELIVERED, tallies.consumers());
        table.lines().forEach(out::println);
        out.println();
        out.flush();
    }

    private void section(Table table, Text title, Text delivered, Map<String, Tally> tallies) {
        List<String> head = new ArrayList<>();
        Stream.of(title, Text.RECEIVED, delivered, Text.SUPERSEDED, Text.PARKED, Text.HELD, Text.DISCARDED)
                .forEach(text -> head.add(words(text)));
        Stream.of(Text.REJECTED, Text.REPEATS, Text.WAITING).forEach(text -> head.add(words(text)));
        table.row(head);
        tallies.forEach((name, tally) -> {
            List<String> row = new ArrayList<>(List.of(name));
            Stream.of(tally.received(), tally.delivered(), tally.superseded(), tally.parked(), tally.held())
                    .forEach(count -> row.add(count.toString()));
            Stream.of(tally.discarded(), tally.rejected(), tally.repeats(), tally.waiting())
                    .forEach(count -> row.add(count.toString()));
            row.add(style.mark(tally.addsUp()));
            table.row(row);
        });
    }

    private void block(Tallies tallies, double seconds) {
        Table table = new Table();
        table.row(Stream.of(Text.CHIMNEY, Text.RECEIVED, Text.PUBLISHED, Text.PARKED, Text.WAITING, Text.RATE)
                .map(this::words)
                .toList());
        tallies.chimneys().forEach(counts(table, seconds));
        table.row(Stream.of(Text.CONSUMER, Text.RECEIVED, Text.DELIVERED, Text.PARKED, Text.WAITING, Text.RATE)
                .map(this::words)
                .toList());
        tallies.consumers().forEach(counts(table, seconds));
        if (drawn > 0) {
            // Up over the former block, then clear to the end of the screen.
            out.print("\u001b[" + drawn + "A\u001b[J");
        }
        List<String> lines = table.lines();
        lines.forEach(out::println);
        drawn = lines.size();
    }

    private BiConsumer<String, Tally> counts(Table table, double seconds) {
        return (name, tally) -> table.row(List.of(
                name,
                Long.toString(tally.received()),
                Long.toString(tally.delivered()),
                Long.toString(tally.parked()),
                Long.toString(tally.waiting()),
                Long.toString(rate(name, tally, seconds))));
    }

    private void line(Tallies tallies, double seconds) {
        List<String> parts = new ArrayList<>();
        Stream.of(tallies.chimneys(), tallies.consumers())
                .forEach(some -> some.forEach((name, tally) -> parts.add(name + " " + tally.delivered() + "/"
                        + tally.received() + " (" + rate(name, tally, seconds) + "/s)")));
        out.println(String.join(" · ", parts));
    }

    private long rate(String name, Tally tally, double seconds) {
        Long former = before.put(name, tally.delivered());
        return Math.round((tally.delivered() - (former == null ? 0 : former)) / seconds);
    }

    private String words(Text text) {
        return text.in(style.locale());
    }
}

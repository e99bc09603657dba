package org.huitong.trial;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;

/** An outcome for people. For one thread. */
public final class Page {
    private static final char UNSEEN = '�';

    private final Outcome outcome;
    private final Texts texts;
    private final PrintWriter out;

    public Page(Outcome outcome, Texts texts, PrintWriter out) {
        this.outcome = outcome;
        this.texts = texts;
        this.out = out;
    }

    public void print() {
        Outcome.Input input = outcome.input();
        out.println(texts.of(
                "try.head",
                outcome.system() + "/" + outcome.resource(),
                input.file(),
                input.format(),
                input.charset()));
        outcome.records().forEach(this::record);
        out.println();
        sum();
        receivers();
        out.flush();
    }

    private void record(Outcome.Tried tried) {
        out.println();
        out.println(texts.of("try.record", tried.record(), tried.at()));
        for (Outcome.Became became : tried.becomes()) {
            out.println("  " + texts.of("try.becomes", became.op()));
            int width = became.data().keySet().stream()
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            became.data()
                    .forEach((item, value) ->
                            out.println("    " + item + " ".repeat(width - item.length() + 2) + seen(value)));
        }
        for (Outcome.Rejected bad : tried.rejected()) {
            out.println(
                    "  " + texts.of("try.rejected", place(bad.item(), bad.from(), bad.at()), bad.rule(), bad.text()));
        }
        for (Outcome.Noticed note : tried.notes()) {
            out.println("  "
                    + texts.of("try." + note.kind(), place(note.item(), note.from(), ""), note.rule(), note.text()));
        }
    }

    private String place(String item, String from, String at) {
        StringBuilder place = new StringBuilder(item);
        for (String part : List.of(from.isEmpty() ? "" : "<- " + from, at)) {
            place.append(place.length() == 0 || part.isEmpty() ? "" : " ").append(part);
        }
        return place.toString();
    }

    /** A sample could steer the terminal. */
    private static String seen(Object value) {
        StringBuilder seen = new StringBuilder();
        String.valueOf(value).codePoints().forEach(c -> seen.appendCodePoint(Character.isISOControl(c) ? UNSEEN : c));
        return seen.toString();
    }

    private void sum() {
        Outcome.Counts counts = outcome.counts();
        out.println(texts.of(
                "try.sum", counts.read(), counts.becomes(), counts.rejected(), counts.repaired(), counts.doubtful()));
        int left = counts.read() - outcome.records().size();
        if (left > 0) {
            out.println(texts.of("try.more", left));
        }
        if (!outcome.input().whole()) {
            out.println(texts.of("try.cut", counts.read()));
        }
        if (outcome.refused() != null) {
            out.println(texts.of("try.refused", outcome.refused().text()));
        }
    }

    private void receivers() {
        out.println();
        if (outcome.receivers().isEmpty()) {
            out.println(texts.of("try.nobody", outcome.resource()));
            return;
        }
        out.println(texts.of("try.receivers"));
        List<String> heads = new ArrayList<>(List.of(texts.of("why.column.item")));
        outcome.receivers().forEach(one -> heads.add(one.system()));
        Table table = new Table(heads.toArray(new String[0]));
        for (String item : outcome.receivers().get(0).items().keySet()) {
            List<String> row = new ArrayList<>(List.of(item));
            outcome.receivers().forEach(one -> row.add(shown(one.items(), item)));
            table.row(row.toArray(new String[0]));
        }
        table.print(out);
        outcome.receivers().stream()
                .filter(one -> !one.allowed())
                .forEach(one -> out.println(texts.of("try.not-now", one.system(), one.rule(), outcome.resource())));
    }

    private String shown(Map<String, String> items, String item) {
        String shown = items.get(item);
        return switch (shown) {
            case "clear", Receivers.HIDDEN -> texts.of("try.shown." + shown);
            default -> texts.of("try.shown.masked", shown);
        };
    }
}

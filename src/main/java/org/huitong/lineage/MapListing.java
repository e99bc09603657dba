package org.huitong.lineage;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;

/** The map as a text: a line for each way in and each way out. */
final class MapListing {
    private final Texts texts;

    MapListing(Texts texts) {
        this.texts = texts;
    }

    String of(FlowMap map) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        for (FlowMap.Way way : map.resources()) {
            out.println(texts.of(
                    "map.resource", way.resource(), way.name(), texts.of("lineage." + way.sharing()), way.provider()));
        }
        if (!map.resources().isEmpty()) {
            out.println();
        }
        Table table = new Table(heads(map.live()));
        for (FlowMap.Way way : map.resources()) {
            way.givers()
                    .forEach(g ->
                            table.row(cells(way, "<-", g.system(), g.name(), g.connector(), g.live(), "", g.file())));
            way.takers()
                    .forEach(t -> table.row(cells(
                            way,
                            "->",
                            t.system(),
                            t.name(),
                            connector(t),
                            t.live(),
                            texts.of("lineage." + holds(t)),
                            t.file())));
        }
        table.print(out);
        out.flush();
        return text.toString();
    }

    private static String holds(FlowMap.Taker taker) {
        return taker.holds() ? "holds" : "no-grant-today";
    }

    private String connector(FlowMap.Taker taker) {
        return taker.connector().isEmpty() ? texts.of("map.no-route") : taker.connector();
    }

    private String[] heads(boolean live) {
        List<String> heads = new ArrayList<>(List.of("map.what", "map.way", "map.system", "map.connector"));
        if (live) {
            heads.addAll(List.of("map.state", "map.records", "map.rate", "map.waiting", "map.parked"));
        }
        heads.addAll(List.of("map.grant", "map.file"));
        return heads.stream().map(texts::of).toArray(String[]::new);
    }

    private static String[] cells(
            FlowMap.Way way,
            String direction,
            String system,
            String name,
            String connector,
            FlowMap.Live live,
            String grant,
            String file) {
        List<String> cells = new ArrayList<>(List.of(way.resource(), direction, system + " " + name, connector));
        if (live != null) {
            cells.addAll(List.of(
                    live.state(),
                    Long.toString(live.records()),
                    String.format(Locale.ROOT, "%.1f", live.perSecond()),
                    Long.toString(live.waiting()),
                    Long.toString(live.parked())));
        }
        cells.addAll(List.of(grant, file));
        return cells.toArray(String[]::new);
    }
}

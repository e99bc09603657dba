package org.huitong.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huitong.drawing.Svg;
import org.huitong.operate.cli.Texts;

/**
 * The map as one picture: who gives to the left, resources in the middle, who receives to the right, each system once, and a
 * line for each way. What does not flow is marked by color and word.
 */
final class MapPicture {
    private static final int WIDTH = 1360;
    private static final int MARGIN = 20;
    private static final int GAP = 16;
    private static final int LINE = 26;
    private static final int BASE = 14;
    private static final int SIDE = 400;
    private static final int MIDDLE_LEFT = 530;
    private static final int MIDDLE = 300;
    private static final int RIGHT_LEFT = WIDTH - MARGIN - SIDE;
    private static final int TAIL = 190;
    private static final String OPEN = "open";

    private final Svg svg = new Svg(Picture.STYLE);
    private final Texts texts;
    private final Map<String, Box> givers = new LinkedHashMap<>();
    private final Map<String, Box> resources = new LinkedHashMap<>();
    private final Map<String, Box> takers = new LinkedHashMap<>();

    MapPicture(Texts texts) {
        this.texts = texts;
    }

    String of(FlowMap map) {
        svg.text("small", MARGIN, MARGIN + BASE - 4.0, texts.of("map.legend", map.day()));
        for (FlowMap.Way way : map.resources()) {
            resources.put(way.resource(), resource(way));
            way.givers().forEach(giver -> giver(way, giver));
            way.takers().forEach(taker -> taker(way, taker));
        }
        int bottom = MARGIN + LINE;
        for (Collection<Box> column : List.of(givers.values(), resources.values(), takers.values())) {
            bottom = Math.max(bottom, stack(column));
        }
        map.resources().forEach(this::lines);
        return svg.document(texts.of("map.title"), WIDTH, bottom + MARGIN);
    }

    private Box resource(FlowMap.Way way) {
        return new Box(MIDDLE_LEFT, MIDDLE, TAIL)
                .row(way.resource(), "", way.resource(), "")
                .note(way.name() + " (" + texts.of("lineage." + way.sharing()) + ")", false)
                .note(way.provider(), false);
    }

    private void giver(FlowMap.Way way, FlowMap.Giver giver) {
        givers.computeIfAbsent(giver.system(), id -> new Box(MARGIN, SIDE, TAIL).head(id + " " + giver.name()))
                .row(way.resource(), mark(giver.live()), giver.connector(), words(giver.live()));
    }

    private void taker(FlowMap.Way way, FlowMap.Taker taker) {
        Box box = takers.computeIfAbsent(
                taker.system(), id -> new Box(RIGHT_LEFT, SIDE, TAIL).head(id + " " + taker.name()));
        String connector = taker.connector().isEmpty() ? texts.of("map.no-route") : taker.connector();
        box.row(way.resource(), mark(taker.live()), connector, words(taker.live()));
        if (!taker.holds()) {
            box.note(texts.of("lineage.no-grant-today"), true);
        }
    }

    private static String mark(FlowMap.Live live) {
        return live == null || live.state().equals(OPEN) ? "small" : "warn";
    }

    private String words(FlowMap.Live live) {
        if (live == null) {
            return "";
        }
        List<String> words = new ArrayList<>();
        if (!live.state().equals(OPEN)) {
            words.add(live.state());
        }
        words.add(texts.of("map.per-second", String.format(Locale.ROOT, "%.1f", live.perSecond())));
        if (live.waiting() > 0) {
            words.add(texts.of("map.wait", Long.toString(live.waiting())));
        }
        if (live.parked() > 0) {
            words.add(texts.of("map.are-parked", Long.toString(live.parked())));
        }
        return String.join(", ", words);
    }

    private int stack(Collection<Box> boxes) {
        int y = MARGIN + LINE;
        for (Box box : boxes) {
            box.draw(svg, y);
            y += box.height() + GAP;
        }
        return y;
    }

    private void lines(FlowMap.Way way) {
        Box middle = resources.get(way.resource());
        double at = middle.at(way.resource());
        for (FlowMap.Giver giver : way.givers()) {
            Box box = givers.get(giver.system());
            svg.curve("feed", box.right(), box.at(way.resource()), middle.left(), at);
        }
        for (FlowMap.Taker taker : way.takers()) {
            Box box = takers.get(taker.system());
            String style = taker.holds() && !taker.connector().isEmpty() ? "clear" : "none";
            svg.curve(style, middle.right(), at, box.left(), box.at(way.resource()));
        }
    }
}

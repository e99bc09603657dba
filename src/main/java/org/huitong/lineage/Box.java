package org.huitong.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.drawing.Svg;
import org.huitong.operate.cli.Table;

/** A box of rows in the picture: a system or a resource. Each row has a place at both sides where lines begin and end. */
final class Box {
    private static final int ROW = 20;
    private static final int PAD = 10;
    private static final int BASE = 14;
    /** Half the width of a Chinese character of 12 pixels, and somewhat more than most letters take. */
    private static final double CELL = 6.6;

    /**
     * @param mark style: empty, {@code small} or {@code warn}
     * @param first in bold
     * @param tail what stands beside it, at {@code tailAt}
     */
    private record Row(String mark, String first, String tail) {}

    private final int x;
    private final int width;
    private final int tailAt;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int top;

    Box(int x, int width, int tailAt) {
        this.x = x;
        this.width = width;
        this.tailAt = tailAt;
    }

    Box head(String title) {
        rows.add(new Row("head", title, ""));
        return this;
    }

    Box note(String words, boolean warn) {
        rows.add(new Row(warn ? "warn" : "small", "", words));
        return this;
    }

    /** @param id by which lines find it */
    Box row(String id, String mark, String first, String tail) {
        places.putIfAbsent(id, rows.size());
        rows.add(new Row(mark, first, tail));
        return this;
    }

    int height() {
        return rows.size() * ROW + PAD;
    }

    void draw(Svg svg, int y) {
        top = y;
        svg.bar("box", x, y, width, height());
        int baseline = y + PAD / 2 + BASE;
        for (Row row : rows) {
            int tail = row.first.isEmpty() ? PAD : Math.max(tailAt, 2 * PAD + (int) (Table.width(row.first) * CELL));
            if (row.mark.equals("head")) {
                words(svg, "head", x + PAD, baseline, row.first, width - 2 * PAD);
            } else {
                words(svg, "id", x + PAD, baseline, row.first, width - 2 * PAD);
                words(svg, row.mark, x + tail, baseline, row.tail, width - tail - PAD);
            }
            baseline += ROW;
        }
    }

    private static void words(Svg svg, String style, int x, int y, String words, int room) {
        int cells = Math.max(2, (int) (room / CELL));
        if (words.isEmpty()) {
            return;
        }
        if (Table.width(words) <= cells) {
            svg.text(style, x, y, words);
        } else {
            svg.text(style, x, y, cut(words, cells - 1) + "…", words);
        }
    }

    private static String cut(String words, int cells) {
        int end = 0;
        while (end < words.length()) {
            int next = words.offsetByCodePoints(end, 1);
            if (Table.width(words.substring(0, next)) > cells) {
                break;
            }
            end = next;
        }
        return words.substring(0, end);
    }

    boolean has(String id) {
        return places.containsKey(id);
    }

    /** Height at which lines touch the row. */
    double at(String id) {
        return top + PAD / 2.0 + places.get(id) * ROW + ROW / 2.0;
    }

    int left() {
        return x;
    }

    int right() {
        return x + width;
    }
}

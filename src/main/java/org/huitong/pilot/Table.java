package org.huitong.pilot;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as aligned lines; the first column to the left, the others to the right. Not for several threads. */
final class Table {
    private static final int FIRST_WIDE = 0x1100;
    private final List<List<String>> rows = new ArrayList<>();

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String blanks = " ".repeat(width(column) - width(cell));
                line.append(column == 0 ? cell + blanks : "  " + blanks + cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> width(row.get(column)))
                .max()
                .orElse(0);
    }

    /** Chinese characters are two columns wide; punctuation as … and ✓ stands below them. */
    private static int width(String cell) {
        return cell.codePoints()
                .map(c -> c < FIRST_WIDE || c >= 0x2000 && c < 0x2E80 ? 1 : 2)
                .sum();
    }
}

package org.huitong.receive.sheet;

import java.util.Map;
import java.util.TreeMap;

/**
 * One row of a sheet.
 *
 * @param number from 1
 * @param cells by column from 0; empty cells are not there
 */
record Row(int number, TreeMap<Integer, Cell> cells) {

    boolean blank() {
        return cells.values().stream().allMatch(Cell::blank);
    }

    Cell first() {
        Map.Entry<Integer, Cell> first = cells.firstEntry();
        return first == null ? Cell.text("") : first.getValue();
    }

    String shown(int column) {
        Cell cell = cells.get(column);
        return cell == null ? "" : cell.shown();
    }
}

package org.huitong.receive.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** The cells of the record that the CSV parser reads now. For one thread. */
final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {
    private final LineFeed feed;
    private List<String> cells = new ArrayList<>();
    private boolean blank;

    Cells(LineFeed feed) {
        this.feed = feed;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        feed.begin();
        cells = new ArrayList<>(cells.size());
        blank = false;
    }

    @Override
    protected void handleField(int index, char[] chars, int from, int count, boolean quoted) {
        cells.add(feed.cell(chars, from, count));
    }

    @Override
    protected void handleComment(char[] chars, int from, int count) {
        blank = true;
    }

    @Override
    protected void handleEmpty() {
        blank = true;
    }

    @Override
    protected Cells buildRecord() {
        return this;
    }

    List<String> cells() {
        return cells;
    }

    /** An empty line, or a comment. */
    boolean blank() {
        return blank || cells.size() == 1 && nothing(cells.get(0));
    }

    /** Blanks, or what DOS ends a file with. */
    private static boolean nothing(String cell) {
        return cell.isBlank() || cell.equals("\u001A");
    }
}

package org.huitong.failed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huitong.message.Json;
import org.huitong.store.Sealing;
import org.huitong.store.Store;

/**
 * Looks for a text, letter by letter, from the highest number of a row down: in the blocks that may have it ({@link TextBlocks}),
 * and in those of which nobody knows. One call lasts about a second and says how far it came. Thread-safe.
 */
final class TextSearch {
    /** Blocks whose filters are read at once: some 5 MB. */
    private static final int CHUNK = 500;

    static final String BLOCKS = "SELECT no, oldest, newest, filter FROM text_block WHERE no <= ? AND no > ?";
    static final String ENDS =
            "SELECT (SELECT MIN(no) FROM record_row) AS lowest, (SELECT MAX(no) FROM record_row) AS highest";

    private final Store store;
    private final TextFilter filter;
    private final long budgetNanos;

    TextSearch(Store store, KeyHash keys, long budgetNanos) {
        this.store = store;
        this.filter = TextBlocks.filter(keys);
        this.budgetNanos = budgetNanos;
    }

    private record Ends(long lowest, long highest) {}

    private record Block(long oldest, long newest, byte[] filter) {}

    private record Texts(Listed row, String input, String mended) {
        boolean have(String wanted) {
            return row.text().contains(wanted) || input.contains(wanted) || mended != null && mended.contains(wanted);
        }
    }

    /** What is looked for: as a person reads it, and as it is written in JSON, where a quotation mark has a backslash before it. */
    private record Wanted(String read, String written) {
        static Wanted of(String text) {
            String quoted = Json.text(text);
            return new Wanted(text, quoted.substring(1, quoted.length() - 1));
        }

        boolean in(Texts texts) {
            return texts.have(read) || texts.have(written);
        }
    }

    /** @param rest what else is asked for */
    Page page(Question asked, List<Search.Where> rest) {
        long end = System.nanoTime() + budgetNanos;
        Wanted wanted = Wanted.of(asked.text());
        Ends ends = store.read(h -> h.select(ENDS)
                .map((rs, ctx) -> new Ends(rs.getLong(1), rs.getLong(2)))
                .one());
        long top = asked.after() == null
                ? ends.highest()
                : Math.min(ends.highest(), asked.after().no() - 1);
        List<Listed> found = new ArrayList<>();
        long examined = 0;
        Map<Long, Block> known = new HashMap<>();
        long read = Long.MAX_VALUE;
        while (top >= ends.lowest() && top >= 0) {
            long no = top / TextBlocks.ROWS;
            if (no < read) {
                read = no - CHUNK + 1;
                known = blocks(no, read - 1);
            }
            Block block = known.get(no);
            if (block == null || mayHave(block, wanted, asked)) {
                for (Texts texts : rows(no * TextBlocks.ROWS, top, asked, rest)) {
                    if (wanted.in(texts)) {
                        if (found.size() == asked.limit()) {
                            return new Page(found, found.get(found.size() - 1).cursor(), examined);
                        }
                        found.add(texts.row());
                    }
                }
            }
            examined += top - no * TextBlocks.ROWS + 1;
            top = no * TextBlocks.ROWS - 1;
            if (System.nanoTime() > end) {
                return top < ends.lowest() ? new Page(found, null, examined) : new Page(found, reached(top), examined);
            }
        }
        return new Page(found, null, examined);
    }

    /** Behind it nothing was looked at. */
    private Cursor reached(long top) {
        long at = store.read(h -> h.select("SELECT created FROM record_row WHERE no <= ? ORDER BY no DESC LIMIT 1", top)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
        return new Cursor(at, top + 1);
    }

    private Map<Long, Block> blocks(long first, long below) {
        Map<Long, Block> blocks = new HashMap<>();
        store.read(h -> h.select(BLOCKS, first, below)
                        .map((rs, ctx) ->
                                Map.entry(rs.getLong(1), new Block(rs.getLong(2), rs.getLong(3), rs.getBytes(4))))
                        .list())
                .forEach(block -> blocks.put(block.getKey(), block.getValue()));
        return blocks;
    }

    private boolean mayHave(Block block, Wanted wanted, Question asked) {
        if (block.filter() == null) {
            return true;
        }
        boolean inTime = (asked.from() == null || block.newest() >= asked.from())
                && (asked.to() == null || block.oldest() < asked.to());
        return inTime
                && (filter.mayHave(block.filter(), wanted.read()) || filter.mayHave(block.filter(), wanted.written()));
    }

    private List<Texts> rows(long from, long to, Question asked, List<Search.Where> rest) {
        List<Object> values = new ArrayList<>(List.of(from, to));
        rest.forEach(where -> values.addAll(where.values()));
        return store.read(h -> h.select(rowsSql(rest), values.toArray())
                .map((rs, ctx) -> new Texts(
                        Search.MAPPER.map(rs, ctx),
                        Sealing.of(ctx).open(rs.getString("input"), rs.getString("record")),
                        Sealing.of(ctx).open(rs.getString("mended"), rs.getString("record"))))
                .list());
    }

    /** The limit within settles that the block is read by its numbers, whatever else is asked for. */
    static String rowsSql(List<Search.Where> rest) {
        String block =
                "SELECT " + Search.COLUMNS + ", input, mended FROM (SELECT * FROM record_row WHERE no >= ? AND no <= ?"
                        + " ORDER BY no DESC LIMIT " + TextBlocks.ROWS + ") AS piece";
        return rest.isEmpty()
                ? block
                : block + " WHERE " + rest.stream().map(Search.Where::sql).collect(Collectors.joining(" AND "))
                        + " ORDER BY no DESC";
    }
}

package org.huitong.authorize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.huitong.catalog.Quota;

/** The blocks of one quota, one of each of its limits. Immutable. */
record Blocks(List<Block> all) {
    static final Blocks NONE = new Blocks(List.of());

    Blocks {
        all = List.copyOf(all);
    }

    /** As limits and clock are now: what is left of a block stays while its period lasts. */
    Blocks at(Quota quota, long millis) {
        List<Block> now = new ArrayList<>();
        for (Quota.Limit limit : quota.limits()) {
            now.add(all.stream()
                    .filter(block -> block.limit().kind() == limit.kind()
                            && block.limit().unit() == limit.unit())
                    .findFirst()
                    .map(block -> block.at(limit, millis))
                    .orElseGet(() -> Block.of(limit, millis)));
        }
        return new Blocks(now);
    }

    /** What the store has to be asked for so that one call with so many records may go. */
    List<QuotaBook.Want> wants(int records) {
        return all.stream()
                .map(block -> block.want(need(block, records)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** @param got the answers to {@link #wants} of as many */
    Blocks with(int records, List<QuotaBook.Got> got) {
        Iterator<QuotaBook.Got> next = got.iterator();
        List<Block> with = new ArrayList<>();
        for (Block block : all) {
            with.add(block.want(need(block, records)) == null ? block : block.with(next.next()));
        }
        return new Blocks(with);
    }

    /** One call with so many records is gone. */
    Blocks less(int records) {
        return new Blocks(
                all.stream().map(block -> block.less(need(block, records))).toList());
    }

    /** How many of these may go in one call, from the first on. */
    int most(List<String> records, Predicate<String> counted) {
        if (left(Quota.Kind.CALLS) < 1) {
            return 0;
        }
        long left = left(Quota.Kind.RECORDS);
        int most = 0;
        for (String record : records) {
            if (!counted.test(record) && --left < 0) {
                break;
            }
            most++;
        }
        return most;
    }

    /** The one that keeps a call with so many records longest. */
    Block closed(int records) {
        return all.stream()
                .filter(block -> block.left() == 0 && need(block, records) > 0)
                .max(Comparator.comparingLong(block -> block.period().end()))
                .orElseThrow();
    }

    List<QuotaBook.Want> unused() {
        return all.stream().filter(block -> block.rest() > 0).map(Block::unused).toList();
    }

    private static long need(Block block, int records) {
        return block.limit().kind() == Quota.Kind.CALLS ? 1 : records;
    }

    private long left(Quota.Kind kind) {
        return all.stream()
                .filter(block -> block.limit().kind() == kind)
                .mapToLong(Block::left)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}

package org.huitong.receive.drop;

import java.io.IOException;
import java.security.DigestInputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.huitong.catalog.MappingFile;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;
import org.huitong.receive.Formats;
import org.huitong.receive.input.Chunks;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Window;

/**
 * Reads a file to its end before anything of it is published: whether it is whole, how many records it has, and, where
 * its source asks that of the whole of it, which of them are bad or share a key. Keeps one piece in memory. For one file
 * and one thread.
 */
final class FirstPass {
    private final MappingFile source;
    private final DropRules rules;
    private final Limits limits;
    private final Judge judge;
    private final WholeFile whole;
    private boolean begun;
    private long read;
    private long good;
    private long bad;

    FirstPass(MappingFile source, DropRules rules, Limits limits, Judge judge) {
        this.source = source;
        this.rules = rules;
        this.limits = limits;
        this.judge = judge;
        this.whole = new WholeFile(source);
    }

    /** Records read so far, also where the pass ended in a refusal. */
    long read() {
        return read;
    }

    /**
     * Of a file of which something is taken in: is it the same? Nothing is refused any more for what it holds.
     *
     * @return null where it was stopped
     * @throws HuitongException where it cannot be read to its end
     */
    Findings again(Arrival arrival, DropFolder folder, BooleanSupplier stopping) throws IOException {
        begun = true;
        return run(arrival, folder, 0, stopping);
    }

    /**
     * @param last records of the snapshot before; 0 for none
     * @return null where it was stopped
     * @throws HuitongException where the file is refused
     */
    Findings run(Arrival arrival, DropFolder folder, long last, BooleanSupplier stopping) throws IOException {
        try (DigestInputStream in = Digests.over(rules.wrapping().open(arrival));
                KeySpill keys = whole.comparesKeys() ? new KeySpill(folder.scratch(), arrival.size()) : null;
                Counted records = new Counted(Formats.open(new Window(in), rules.format(), source, limits))) {
            boolean ended = pieces(records, keys, stopping);
            String digest = ended ? Digests.rest(in, stopping) : null;
            if (digest == null) {
                return null;
            }
            long[] twice = keys == null ? new long[0] : whole.twice(keys.twice());
            Findings found = new Findings(read, good - twice.length, bad + twice.length, digest, twice);
            if (!begun) {
                whole.check(found, last);
            }
            return found;
        }
    }

    private boolean pieces(Counted records, KeySpill keys, BooleanSupplier stopping) throws IOException {
        Chunks chunks = new Chunks(records, limits);
        try {
            do {
                long from = chunks.read();
                piece(chunks.next(), from, keys);
                if (stopping.getAsBoolean()) {
                    return false;
                }
            } while (!chunks.ended());
        } finally {
            read = records.count();
        }
        return true;
    }

    private void piece(List<Raw> raws, long from, KeySpill keys) throws IOException {
        if (raws.isEmpty()) {
            return;
        }
        boolean judged = begun ? whole.judgesAgain() : from == 0 || whole.judges();
        if (!judged) {
            long faulty = raws.stream().filter(raw -> raw.fault() != null).count();
            bad += faulty;
            good += raws.size() - faulty;
            return;
        }
        Judge.Judgement judgement = judge.judge(raws);
        bad += judgement.defects().size();
        good += judgement.good();
        if (!begun && from == 0 && judgement.good() == 0 && !judgement.defects().isEmpty()) {
            throw allBad(raws.size(), judgement.defects());
        }
        for (Judge.Key key : keys == null ? List.<Judge.Key>of() : judgement.keys()) {
            keys.add(key.key(), from + key.index());
        }
    }

    /** As of a push: where nothing can be read, the mapping or the file is another than was meant. */
    private HuitongException allBad(int records, List<Defect> defects) {
        Defect first = defects.get(0);
        return new HuitongException(
                ErrorCode.NORMALIZE_INVALID,
                "taking in a file of " + source.system() + " for " + source.resource() + " failed: each of its first "
                        + records + " records breaks a rule, the first is " + first.rule() + " at " + first.pointer()
                        + ". Nothing was kept. Mend " + source.file() + " or the file, and put it in again.",
                defects.subList(0, Math.min(WholeFile.SHOWN, defects.size())));
    }
}

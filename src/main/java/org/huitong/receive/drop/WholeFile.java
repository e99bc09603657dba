package org.huitong.receive.drop;

import java.util.stream.LongStream;
import org.huitong.catalog.MappingFile;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What a source declares of its intakes as a whole, asked of a file. Immutable. */
final class WholeFile {
    /** Of many defects the first say enough. */
    static final int SHOWN = 100;

    private static final int MOST_TWICE = 1_000_000;

    private final MappingFile source;
    private final MappingFile.Whole declared;

    WholeFile(MappingFile source) {
        this.source = source;
        this.declared = source.intake();
    }

    boolean comparesKeys() {
        return declared.duplicates() != MappingFile.Whole.Duplicates.PASS;
    }

    /** Whether every record must be judged, and not only the first ones. */
    boolean judges() {
        return judgesAgain() || declared.tolerance() != null;
    }

    /** Whether what is known of a file that was begun cannot be told without judging all of it once more. */
    boolean judgesAgain() {
        boolean counted = declared.least() > 0 || declared.shrink() < MappingFile.Whole.ANY;
        return comparesKeys() || counted && source.each() != null;
    }

    /** The records that will be parked for their keys. */
    long[] twice(LongStream numbers) {
        long[] twice = numbers.limit(1L + MOST_TWICE).toArray();
        boolean refused = declared.duplicates() == MappingFile.Whole.Duplicates.REFUSE && twice.length > 0;
        if (refused || twice.length > MOST_TWICE) {
            throw refuse(
                    ErrorCode.NORMALIZE_DUPLICATE_KEYS,
                    (twice.length > MOST_TWICE ? "more than " + MOST_TWICE : Integer.toString(twice.length))
                            + " of its records share their key with another, the first is record " + (twice[0] + 1)
                            + ". Nothing was kept. Hand it over again with each key once.");
        }
        return twice;
    }

    /** @throws HuitongException NORMALIZE_TOLERANCE, NORMALIZE_TOO_FEW */
    void check(Findings found, long last) {
        MappingFile.Tolerance tolerance = declared.tolerance();
        if (tolerance != null && tolerance.exceeded(found.bad(), found.size())) {
            throw refuse(
                    ErrorCode.NORMALIZE_TOLERANCE,
                    found.bad() + " of its " + found.size() + " records break a rule, and the source tolerates "
                            + tolerance + ". Nothing was kept. Correct them and hand it over again.");
        }
        if (found.size() < declared.least()) {
            throw refuse(
                    ErrorCode.NORMALIZE_TOO_FEW,
                    "it has " + found.size() + " records, and a snapshot of this source has at least "
                            + declared.least()
                            + ". Nothing was kept. Hand over the whole snapshot, or change least in the mapping.");
        }
        int kept = MappingFile.Whole.ANY - declared.shrink();
        if (MappingFile.Whole.ANY * found.size() < kept * last) {
            throw refuse(
                    ErrorCode.NORMALIZE_TOO_FEW,
                    "it has " + found.size() + " records, the snapshot before it had " + last
                            + ", and one may be smaller by " + declared.shrink()
                            + "%. Nothing was kept. Hand over the whole snapshot; where so many are really gone, allow"
                            + " it for this once: raise shrink in the mapping.");
        }
    }

    private HuitongException refuse(ErrorCode code, String why) {
        return new HuitongException(
                code, "taking in a file of " + source.system() + " for " + source.resource() + " failed: " + why);
    }
}

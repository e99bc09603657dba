package org.huitong.deliver.document;

import java.time.Duration;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * When a file that grows over many calls is finished.
 *
 * @param records it is, once it has so many
 * @param age it is, once its first record is so old
 * @param digest whether a file with its digest is put beside it then
 */
public record Rotation(FileName name, Form form, long records, Duration age, boolean digest) {
    private static final long MOST_RECORDS = 10_000_000;
    private static final Duration LONGEST = Duration.ofDays(31);

    /** @throws HuitongException CONFIG_INVALID */
    public Rotation {
        if (form != Form.CSV && form != Form.CSV_UNGUARDED && form != Form.NDJSON) {
            throw wrong("a file of form " + form + " cannot grow", "Use CSV or NDJSON, or rotateRecords 0");
        }
        if (records < 1 || records > MOST_RECORDS) {
            throw wrong("rotateRecords is " + records, "Give 1 to " + MOST_RECORDS + ", or 0 for a file per call");
        }
        if (age.toMillis() < 1 || age.compareTo(LONGEST) > 0) {
            throw wrong("rotateMillis is " + age.toMillis(), "Give 1 to " + LONGEST.toMillis());
        }
    }

    private static HuitongException wrong(String what, String cure) {
        return new HuitongException(ErrorCode.CONFIG_INVALID, what + ". " + cure + ".");
    }

    /** What each file begins with. */
    boolean headed() {
        return form != Form.NDJSON;
    }
}

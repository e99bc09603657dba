package org.huitong.bench.fuzz;

import java.util.EnumSet;
import java.util.Set;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;
import org.huitong.receive.input.Records;

/** Reads one input to its end and says what came of it. */
final class Judge {
    private static final Set<ErrorCode> ALLOWED =
            EnumSet.of(ErrorCode.RECEIVE_MALFORMED, ErrorCode.RECEIVE_TOO_LARGE, ErrorCode.RECEIVE_TYPE);
    private static final int LONGEST_TEXT = 400;

    private Judge() {}

    /**
     * What one input became.
     *
     * @param records that were whole
     * @param faults records with a fault
     * @param refusal the refusal's code; null where all was read
     * @param finding what must not be; null where all is well
     */
    record Outcome(int records, int faults, String refusal, String finding) {}

    static Outcome of(FuzzTarget target, byte[] input, boolean file) {
        int records = 0;
        int faults = 0;
        boolean marks = asks(input);
        try (Records all = file ? target.file(input) : target.push(input)) {
            for (Raw raw = all.next(); raw != null; raw = all.next()) {
                records += raw.fault() == null ? 1 : 0;
                faults += raw.fault() == null ? 0 : 1;
                String finding = silent(raw, marks);
                if (finding != null) {
                    return new Outcome(records, faults, null, finding);
                }
            }
            return new Outcome(records, faults, null, null);
        } catch (HuitongException e) {
            String text = String.valueOf(e.getMessage());
            boolean bad = !ALLOWED.contains(e.code()) || text.length() > LONGEST_TEXT || text.indexOf('\uFFFD') >= 0;
            return new Outcome(records, faults, e.code().text(), bad ? "it is refused by " + text : null);
        } catch (Throwable e) { // whatever a decoder throws beyond a refusal is what is looked for
            StackTraceElement[] trace = e.getStackTrace();
            return new Outcome(records, faults, null, e + " at " + (trace.length > 0 ? trace[0] : "?"));
        }
    }

    private static boolean asks(byte[] input) {
        for (byte b : input) {
            if (b == '?') {
                return true;
            }
        }
        return false;
    }

    /** A replaced character in a record that says nothing of it. */
    private static String silent(Raw raw, boolean marks) {
        String text = raw.text();
        if (raw.fault() == null && text.indexOf('\uFFFD') >= 0) {
            return "a record without a fault holds U+FFFD";
        }
        if (!marks && (raw.fields().toString().indexOf('?') >= 0 || text.indexOf('?') >= 0)) {
            return "a record holds a question mark that the input does not";
        }
        return null;
    }
}

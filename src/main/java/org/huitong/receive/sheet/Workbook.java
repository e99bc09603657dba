package org.huitong.receive.sheet;

import java.io.IOException;
import java.util.Locale;
import org.huitong.catalog.layout.Sheet;
import org.huitong.message.HuitongException;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Window;

/**
 * Opens a workbook, and stands between us and the libraries that read one: whatever a broken file makes them throw becomes a
 * refusal. A workbook is held in memory as it comes, compressed, so it is bounded; a larger table is sent as CSV.
 */
public final class Workbook {
    /** Bytes of the file as it comes. */
    public static final int MAX_BYTES = 32 << 20;

    private Workbook() {}

    /** A step of a foreign library. */
    interface Step<T> {
        T take() throws IOException;
    }

    /** Rows since Excel 2007. Throws RECEIVE_MALFORMED or RECEIVE_TOO_LARGE. */
    public static Records xlsx(Window window, Sheet layout, Limits limits) {
        byte[] bytes = all(window);
        return new SheetRecords(guarded(() -> XlsxRows.open(bytes, layout.name(), limits)), layout);
    }

    /** Rows of Excel 97 to 2003. Throws RECEIVE_MALFORMED or RECEIVE_TOO_LARGE. */
    public static Records xls(Window window, Sheet layout) {
        byte[] bytes = all(window);
        return new SheetRecords(guarded(() -> XlsRows.open(bytes, layout.name())), layout);
    }

    private static byte[] all(Window window) {
        try (window) {
            int length = window.ahead(0, MAX_BYTES + 1);
            if (length > MAX_BYTES) {
                throw Refusals.tooLarge(
                        "the workbook has more than " + MAX_BYTES + " bytes", "Save it in parts, or as CSV");
            }
            return window.whole() ? window.bytes() : window.copy(0, length);
        }
    }

    static <T> T guarded(Step<T> step) {
        try {
            return step.take();
        } catch (HuitongException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the libraries' answer to a broken file is any of these
            throw refusal(e);
        }
    }

    private static HuitongException refusal(Exception e) {
        String name = e.getClass().getSimpleName();
        boolean locked = name.toLowerCase(Locale.ROOT).contains("encrypted") || name.contains("Password");
        boolean old = name.contains("OldExcel");
        return Refusals.malformed(
                "the workbook",
                locked
                        ? "it is locked by a password"
                        : old ? "it is of Excel 95 or older" : "this is no whole workbook",
                locked ? "Save it without one" : "Save it again from Excel, in the format that the source declares");
    }

    static HuitongException noSheet(String name) {
        return Refusals.malformed(
                "the workbook",
                name.isEmpty() ? "it has no sheet" : "it has no sheet \"" + name + "\"",
                "Name one of its sheets in the layout");
    }
}

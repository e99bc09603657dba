package org.huitong.bench.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.catalog.Format;
import org.huitong.catalog.layout.Dbf;
import org.huitong.catalog.layout.Delimited;
import org.huitong.catalog.layout.Elements;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.catalog.layout.Sheet;
import org.huitong.catalog.layout.Trailer;
import org.huitong.message.Raw;
import org.huitong.receive.Decoder;
import org.huitong.receive.format.DbfRecords;
import org.huitong.receive.format.DelimitedRecords;
import org.huitong.receive.format.FixedRecords;
import org.huitong.receive.format.JsonStream;
import org.huitong.receive.format.XmlRecords;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Window;
import org.huitong.receive.sheet.Workbook;

/** Every decoder, each with a layout that uses what it knows. */
public final class FuzzTargets {
    private static final Limits LIMITS = Limits.DEFAULT;
    private static final Charset GB18030 = Seeds.GB18030;
    private static final char NONE = Delimited.NONE;
    private static final Delimited CSV =
            new Delimited(",", '"', NONE, NONE, 0, true, List.of("XM"), new Trailer("END", 2, 0));
    private static final Delimited DATABASE =
            new Delimited("\t", NONE, '\\', '#', 0, false, List.of("A", "B"), new Trailer("END", 2, 0));
    private static final Elements PACKAGE = new Elements(
            List.of("p:PACKAGE", "DATA", "*"),
            Map.of("p", "urn:p"),
            List.of(),
            List.of("*", "PACKAGEHEAD", "JLS"),
            Set.of("CHILD"));
    private static final Elements SOAP = new Elements(
            PACKAGE.record(),
            PACKAGE.namespaces(),
            List.of("Envelope", "Body", "query", "in0"),
            PACKAGE.count(),
            Set.of());
    private static final Sheet SHEET = new Sheet("名单", 0, true, List.of("姓名"), new Trailer("合计", 2, 0));

    private FuzzTargets() {}

    public static List<FuzzTarget> all() {
        List<FuzzTarget> all = new ArrayList<>(lines());
        all.addAll(trees());
        all.addAll(files());
        return List.copyOf(all);
    }

    private static List<FuzzTarget> lines() {
        return List.of(
                text("csv", Seeds.csv(), GB18030, w -> new DelimitedRecords(w, CSV, GB18030, LIMITS, null)),
                text(
                        "csv-utf-16",
                        "\uFEFF" + Seeds.csv(),
                        StandardCharsets.UTF_16LE,
                        w -> new DelimitedRecords(w, CSV, StandardCharsets.UTF_16, LIMITS, null)),
                text(
                        "csv-database",
                        Seeds.database(),
                        StandardCharsets.UTF_8,
                        w -> new DelimitedRecords(w, DATABASE, StandardCharsets.UTF_8, LIMITS, null)),
                text(
                        "fixed-bytes",
                        Seeds.fixed(),
                        GB18030,
                        w -> new FixedRecords(w, fixed(true), GB18030, LIMITS, false)),
                text(
                        "fixed-chars",
                        Seeds.fixedChars(),
                        StandardCharsets.UTF_8,
                        w -> new FixedRecords(w, fixed(false), StandardCharsets.UTF_8, LIMITS, false)));
    }

    private static List<FuzzTarget> trees() {
        return List.of(
                text("xml", Seeds.xml(), GB18030, w -> new XmlRecords(w, PACKAGE, GB18030, LIMITS, false)),
                text("xml-soap", Seeds.soap(), GB18030, w -> new XmlRecords(w, SOAP, GB18030, LIMITS, false)),
                pushed("json-push", Seeds.json(), Format.JSON),
                pushed("ndjson-push", Seeds.ndjson(), Format.NDJSON),
                text("json-file", Seeds.json(), GB18030, w -> new JsonStream(w, GB18030, LIMITS, false)),
                text(
                        "ndjson-file",
                        Seeds.ndjson(),
                        StandardCharsets.UTF_8,
                        w -> new JsonStream(w, StandardCharsets.UTF_8, LIMITS, true)));
    }

    private static List<FuzzTarget> files() {
        return List.of(
                new FuzzTarget(
                        "xlsx",
                        List.of(Seeds.stored(Seeds.parts()), Seeds.zip(Seeds.parts())),
                        w -> Workbook.xlsx(w, SHEET, LIMITS)),
                part("xlsx-sheet", "xl/worksheets/sheet1.xml"),
                part("xlsx-texts", "xl/sharedStrings.xml"),
                new FuzzTarget("xls", List.of(Seeds.xls()), w -> Workbook.xls(w, SHEET)),
                new FuzzTarget(
                        "dbf",
                        List.of(Seeds.dbf()),
                        w -> new DbfRecords(w, new Dbf(Dbf.Deleted.MARK, Dbf.Memo.REFUSE), GB18030, LIMITS)));
    }

    /** A changed byte of a whole workbook mostly breaks its zip; here the input is one part, and the zip fits. */
    private static FuzzTarget part(String name, String part) {
        byte[] seed = Seeds.parts().get(part).getBytes(StandardCharsets.UTF_8);
        return new FuzzTarget(
                name, List.of(seed), window -> Workbook.xlsx(new Window(Seeds.with(part, all(window))), SHEET, LIMITS));
    }

    private static byte[] all(Window window) {
        int length = window.ahead(0, LIMITS.maxBodyBytes() + 1);
        return window.whole() ? window.bytes() : window.copy(0, length);
    }

    private static FuzzTarget text(
            String name, String seed, Charset charset, java.util.function.Function<Window, Records> decoder) {
        return new FuzzTarget(name, List.of(seed.getBytes(charset)), decoder);
    }

    private static FixedWidth fixed(boolean bytes) {
        LinkedHashMap<String, Integer> columns = new LinkedHashMap<>();
        columns.put("NO", 4);
        columns.put("XM", 10);
        columns.put("NY", 6);
        FixedWidth.Unit unit = bytes ? FixedWidth.Unit.BYTES : FixedWidth.Unit.CHARS;
        return new FixedWidth(unit, columns, 1, false, new Trailer("99", 5, 6));
    }

    /** The way of a push, which has all records at once. */
    private static FuzzTarget pushed(String name, String seed, Format format) {
        Decoder decoder = new Decoder(LIMITS);
        return text(name, seed, StandardCharsets.UTF_8, window -> {
            Iterator<Raw> raws =
                    decoder.decode(all(window), format, StandardCharsets.UTF_8).iterator();
            return new Records() {
                @Override
                public Raw next() {
                    return raws.hasNext() ? raws.next() : null;
                }

                @Override
                public void close() {
                    window.close();
                }
            };
        });
    }
}

package org.huitong.receive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Charsets;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Words;
import org.huitong.catalog.layout.Dbf;
import org.huitong.catalog.layout.Delimited;
import org.huitong.catalog.layout.Elements;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.catalog.layout.Sheet;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Origin;
import org.huitong.receive.format.DbfRecords;
import org.huitong.receive.format.DelimitedRecords;
import org.huitong.receive.format.FixedRecords;
import org.huitong.receive.format.JsonStream;
import org.huitong.receive.format.XmlRecords;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Window;
import org.huitong.receive.sheet.Workbook;

/** Opens an input with the decoder of its format, as its source's mapping declares it. */
public final class Formats {
    private Formats() {}

    /**
     * The records of an input.
     *
     * @param window closed with the records
     * @throws HuitongException RECEIVE_MALFORMED or RECEIVE_TOO_LARGE where its head is wrong already, RECEIVE_TYPE where
     *     the source does not declare the format
     */
    public static Records open(Window window, Format format, MappingFile source, Limits limits) {
        if (!source.formats().contains(format)) {
            throw undeclared(Words.of(format), source);
        }
        return switch (format) {
            case CSV -> new DelimitedRecords(window, (Delimited) source.layout(), source.charset(), limits, null);
            case FIXED_WIDTH -> new FixedRecords(window, (FixedWidth) source.layout(), source.charset(), limits, false);
            case XML -> new XmlRecords(window, (Elements) source.layout(), source.charset(), limits, false);
            case XLSX -> Workbook.xlsx(window, (Sheet) source.layout(), limits);
            case XLS -> Workbook.xls(window, (Sheet) source.layout());
            case DBF -> new DbfRecords(window, (Dbf) source.layout(), source.charset(), limits);
            case JSON -> new JsonStream(window, source.charset(), limits, false);
            case NDJSON -> new JsonStream(window, source.charset(), limits, true);
            case ROWS -> throw undeclared(Words.of(format), source);
        };
    }

    /**
     * One record again from the untouched bytes it was parked with, by what its source declares now.
     *
     * @param original the value of {@link Origin#MEMBER}
     * @throws HuitongException as {@link #open}
     */
    static Records again(Map<?, ?> original, MappingFile source, Limits limits) {
        String format = String.valueOf(original.get(Origin.FORMAT));
        Window window = new Window(bytes(original, source));
        Map<?, ?> known = original.get(Origin.KNOWN) instanceof Map<?, ?> map ? map : Map.of();
        Charset charset = charset(original, known, source);
        if (format.equals(Words.of(Format.CSV)) && source.layout() instanceof Delimited layout) {
            return new DelimitedRecords(window, layout, charset, limits, header(known, layout));
        }
        if (format.equals(Words.of(Format.FIXED_WIDTH)) && source.layout() instanceof FixedWidth layout) {
            return new FixedRecords(window, layout, charset, limits, true);
        }
        if (format.equals(Words.of(Format.XML)) && source.layout() instanceof Elements layout) {
            return new XmlRecords(window, layout, charset, limits, true);
        }
        if (format.equals(Words.of(Format.DBF)) && source.layout() instanceof Dbf layout) {
            return new DbfRecords(window, new Dbf(Dbf.Deleted.MARK, layout.memo()), charset, known);
        }
        throw undeclared(format, source);
    }

    /** As declared now; a record has no byte order mark of its own, and one from an inner document is UTF-8. */
    private static Charset charset(Map<?, ?> original, Map<?, ?> known, MappingFile source) {
        if (known.containsKey(XmlRecords.INNER)) {
            return StandardCharsets.UTF_8;
        }
        return source.charset().equals(StandardCharsets.UTF_16)
                ? Charsets.named(String.valueOf(original.get(Origin.CHARSET))).orElse(source.charset())
                : source.charset();
    }

    private static List<String> header(Map<?, ?> known, Delimited layout) {
        return known.get("header") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : layout.columns();
    }

    private static byte[] bytes(Map<?, ?> original, MappingFile source) {
        try {
            return Base64.getDecoder().decode(String.valueOf(original.get(Origin.BYTES)));
        } catch (IllegalArgumentException e) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_MALFORMED,
                    "decoding a record of " + source.system() + " for " + source.resource() + " again failed: "
                            + Origin.MEMBER + " holds no base64. Leave it as it was, or remove it and give the fields.",
                    e);
        }
    }

    private static HuitongException undeclared(String format, MappingFile source) {
        return new HuitongException(
                ErrorCode.RECEIVE_TYPE,
                "reading " + format + " of " + source.system() + " for " + source.resource()
                        + " failed: the source does not declare it. Add it to formats in " + source.file() + ".");
    }
}

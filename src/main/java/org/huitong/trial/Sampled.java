package org.huitong.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;
import org.huitong.receive.Decoder;
import org.huitong.receive.Formats;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Window;

/**
 * The records of a sample, by the decoders of receive.
 *
 * @param raws in order, at most those of one intake
 * @param whole whether these are all
 * @param trouble what lies behind the last one; null for nothing
 */
record Sampled(List<Raw> raws, boolean whole, HuitongException trouble) {

    /**
     * @throws HuitongException RECEIVE_MALFORMED, RECEIVE_TOO_LARGE or RECEIVE_TYPE where a gateway would refuse it, or where
     *     it is no file with something in it
     */
    static Sampled of(Path file, Format format, MappingFile source, Limits limits) {
        try {
            if (!Files.isRegularFile(file)) {
                throw wrong(ErrorCode.RECEIVE_MALFORMED, file, "it is no file", "Give the path of a sample");
            }
            if (Files.size(file) == 0) {
                throw wrong(ErrorCode.RECEIVE_MALFORMED, file, "it is empty", "Give a file with at least one record");
            }
            return source.repeats() == MappingFile.Repeats.ARRIVAL
                    ? some(file, format, source, limits)
                    : all(file, format, source, limits);
        } catch (IOException e) {
            throw wrong(ErrorCode.RECEIVE_MALFORMED, file, "it cannot be read", "See who may read it");
        }
    }

    /** A file of a folder is read on and on, a piece at a time. */
    private static Sampled some(Path file, Format format, MappingFile source, Limits limits) throws IOException {
        List<Raw> raws = new ArrayList<>();
        try (Records records = Formats.open(new Window(Files.newInputStream(file)), format, source, limits)) {
            long bytes = 0;
            for (Raw raw = records.next(); raw != null; raw = records.next()) {
                bytes += raw.bytes();
                if (raws.size() == limits.maxRecords() || bytes > limits.maxBodyBytes()) {
                    return new Sampled(raws, false, null);
                }
                raws.add(raw);
            }
        } catch (HuitongException e) {
            if (raws.isEmpty()) {
                throw e;
            }
            return new Sampled(raws, false, e);
        }
        if (raws.isEmpty()) {
            throw wrong(
                    ErrorCode.RECEIVE_MALFORMED,
                    file,
                    "there is no record in it",
                    "Give a file with at least one, or mend the layout in " + source.file());
        }
        return new Sampled(raws, true, null);
    }

    /** Whatever else a source hands over is one intake. */
    private static Sampled all(Path file, Format format, MappingFile source, Limits limits) throws IOException {
        long size = Files.size(file);
        if (size > limits.maxBodyBytes()) {
            throw wrong(
                    ErrorCode.RECEIVE_TOO_LARGE,
                    file,
                    "it has " + size + " bytes, and an intake has at most " + limits.maxBodyBytes(),
                    "Cut a sample from it");
        }
        byte[] body = Files.readAllBytes(file);
        Decoder decoder = new Decoder(limits);
        // Rows of a table are given as JSON objects, column by column.
        List<Raw> raws = source.formats().contains(Format.ROWS)
                ? decoder.decode(body, format, StandardCharsets.UTF_8)
                : decoder.decode(body, declared(format, source), source);
        return new Sampled(raws, true, null);
    }

    private static Format declared(Format format, MappingFile source) {
        if (!source.formats().contains(format)) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_TYPE,
                    "reading " + Words.of(format) + " of " + source.system() + " for " + source.resource()
                            + " failed: the source does not declare it. Add it to formats in " + source.file() + ".");
        }
        return format;
    }

    private static HuitongException wrong(ErrorCode code, Path file, String what, String cure) {
        return new HuitongException(code, "trying " + file + " failed: " + what + ". " + cure + ".");
    }
}

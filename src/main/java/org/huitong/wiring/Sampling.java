package org.huitong.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.failed.Rows;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Receive;
import org.huitong.samples.ClosedWords;
import org.huitong.samples.Masking;
import org.huitong.samples.Sample;
import org.huitong.trial.Expectation;

/** What the mapping makes of a sample, and how a failed record becomes one. Thread-safe. */
public final class Sampling {
    private final Catalog catalog;
    private final Expectation expectation;

    public Sampling(Catalog catalog, Normalizer normalizer, Receive receive) {
        this.catalog = catalog;
        this.expectation = new Expectation(normalizer, receive);
    }

    /** What becomes of a source's record, in the form of {@link Sample#expect}. */
    public JsonNode outcome(String system, String resource, String input) {
        return expectation.of(system, resource, input);
    }

    /**
     * A sample of the same shape that fails alike.
     *
     * @throws HuitongException OPERATE-INVALID where the row did not fail before publish, does not fail by today's mapping,
     *     or has a value that cannot be masked so that it still fails
     */
    public Sample of(Rows.Row row) {
        Map<String, Object> fields = fields(row);
        JsonNode expect = outcome(row.system(), row.resource(), Json.text(fields));
        if (!expect.has("refused")) {
            throw invalid(row, "by today's mapping it does not fail. Replay it");
        }
        Masking.Masked masked = new Masking(
                        fields,
                        other -> outcome(row.system(), row.resource(), Json.text(other))
                                .equals(expect),
                        (field, value) -> word(row, field),
                        row.no())
                .masked();
        if (masked.stuck().isPresent()) {
            throw invalid(
                    row,
                    "no other value of \"" + masked.stuck().get()
                            + "\" was found with which it fails alike. Write a sample by hand");
        }
        return new Sample(
                row.system(),
                row.resource(),
                "row " + row.no() + ", " + row.code() + " " + row.item() + ", masked",
                Json.MAPPER.valueToTree(masked.record()),
                expect);
    }

    private static Map<String, Object> fields(Rows.Row row) {
        if (!row.subscription().isEmpty()) {
            throw invalid(row, "it failed at its consumer, not at the mapping. See 'failed show'");
        }
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            Map<?, ?> all = Json.read(row.current(), Map.class);
            all.forEach((name, value) -> {
                if (!name.toString().startsWith("$")) {
                    fields.put(name.toString(), value);
                }
            });
            if (!fields.isEmpty()) {
                return fields;
            }
        } catch (UncheckedIOException e) {
            // Said below: what the parser says quotes the record.
        }
        throw invalid(row, "it has no fields that could be read. Mend how the source is read");
    }

    private boolean word(Rows.Row row, String field) {
        return catalog.source(row.system(), row.resource())
                .filter(mapping -> ClosedWords.in(mapping, field))
                .isPresent();
    }

    private static HuitongException invalid(Rows.Row row, String why) {
        return new HuitongException(
                ErrorCode.OPERATE_INVALID, "making a sample of row " + row.no() + " was refused: " + why + ".");
    }
}

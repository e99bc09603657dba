package org.huitong.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.StepKind;
import org.huitong.failed.Rows;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Json;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Receive;
import org.huitong.samples.Masking;
import org.huitong.samples.Sample;

/** What the mapping makes of a sample, and how a failed record becomes one. Thread-safe. */
public final class Sampling {
    private final Catalog catalog;
    private final Normalizer normalizer;
    private final Receive receive;

    public Sampling(Catalog catalog, Normalizer normalizer, Receive receive) {
        this.catalog = catalog;
        this.normalizer = normalizer;
        this.receive = receive;
    }

    /** What becomes of a source's record by the same code as of one that is pushed; the form of {@link Sample#expect}. */
    public JsonNode outcome(String system, String resource, String input) {
        try {
            Intake intake = receive.again(system, resource, input, new Intake.Mend(0, "sample", 0), true);
            Intake done = normalizer.normalize(intake);
            if (!done.parked().isEmpty()) {
                return refused(done.parked().stream().map(Intake.Parked::defect).toList());
            }
            return Sample.becomes(done.records().stream()
                    .map(record -> {
                        Map<String, Object> one = new LinkedHashMap<>();
                        one.put("op", record.op().name().toLowerCase(java.util.Locale.ROOT));
                        one.put("data", new TreeMap<>(record.data()));
                        return one;
                    })
                    .toList());
        } catch (HuitongException e) {
            return e.defects().isEmpty()
                    ? Sample.refused(List.of(Map.of("item", "", "rule", e.code().text())))
                    : refused(e.defects());
        }
    }

    private static JsonNode refused(List<Defect> defects) {
        return Sample.refused(defects.stream()
                .map(defect ->
                        (Map<String, String>) new TreeMap<>(Map.of("item", defect.item(), "rule", defect.rule())))
                .toList());
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

    /** A word of a code table is the table's, not a person's. */
    private boolean word(Rows.Row row, String field) {
        return catalog.source(row.system(), row.resource()).stream()
                .flatMap(mapping -> mapping.items().values().stream())
                .filter(item ->
                        item.sources().stream().anyMatch(path -> path.steps().contains(field)))
                .flatMap(item -> item.steps().stream())
                .map(MappingFile.Step::kind)
                .anyMatch(kind -> kind == StepKind.CODES || kind == StepKind.REGION || kind == StepKind.REGION_CURRENT);
    }

    private static HuitongException invalid(Rows.Row row, String why) {
        return new HuitongException(
                ErrorCode.OPERATE_INVALID, "making a sample of row " + row.no() + " was refused: " + why + ".");
    }
}

package org.huitong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huitong.message.Defect;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.normalize.Normalized;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Receive;
import org.huitong.samples.Sample;

/** What a source's one record becomes, in the form that samples are kept in. Thread-safe. */
public final class Expectation {
    private final Normalizer normalizer;
    private final Receive receive;

    public Expectation(Normalizer normalizer, Receive receive) {
        this.normalizer = normalizer;
        this.receive = receive;
    }

    /** By the same code as of one that is pushed; the form of {@link Sample#expect}. */
    public JsonNode of(String system, String resource, String input) {
        try {
            Intake done = explained(system, resource, input).intake();
            if (!done.parked().isEmpty()) {
                return refused(done.parked().stream().map(Intake.Parked::defect).toList());
            }
            return Sample.becomes(done.records().stream()
                    .map(record -> {
                        Map<String, Object> one = new LinkedHashMap<>();
                        one.put("op", Trial.op(record));
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

    /** Records that are treated alike have the same: what is rejected, or which items there are and what was noted. */
    String treatment(String system, String resource, String input) {
        JsonNode all = of(system, resource, input);
        if (all.has("refused")) {
            return all.toString();
        }
        Normalized done = explained(system, resource, input);
        List<Object> treatment = new ArrayList<>();
        done.intake().records().forEach(record -> {
            treatment.add(Trial.op(record));
            treatment.add(new TreeSet<>(record.data().keySet()));
        });
        done.remarks()
                .forEach(remark ->
                        treatment.add(remark.item() + " " + remark.note().rule() + " " + remark.count()));
        return treatment.toString();
    }

    private Normalized explained(String system, String resource, String input) {
        return normalizer.explain(receive.again(system, resource, input, new Intake.Mend(0, "sample", 0), true));
    }

    private static JsonNode refused(List<Defect> defects) {
        return Sample.refused(defects.stream()
                .map(defect ->
                        (Map<String, String>) new TreeMap<>(Map.of("item", defect.item(), "rule", defect.rule())))
                .toList());
    }
}

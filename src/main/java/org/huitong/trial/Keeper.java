package org.huitong.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huitong.catalog.MappingFile;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.Raw;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Receive;
import org.huitong.samples.ClosedWords;
import org.huitong.samples.Masking;
import org.huitong.samples.Sample;

/** Makes records of a tried file into samples to keep. For one thread. */
public final class Keeper {
    private final Expectation expectation;

    public Keeper(Normalizer normalizer, Receive receive) {
        this.expectation = new Expectation(normalizer, receive);
    }

    /**
     * The record with what becomes of it.
     *
     * @param number from 1
     * @param invented whether its values are nobody's, and stay
     * @throws HuitongException RECEIVE_MALFORMED where it could not be read, or no values were found that are treated alike
     */
    public Sample of(MappingFile source, Raw raw, int number, boolean invented) {
        if (raw.fault() != null) {
            throw unkept(source, number, "it could not be read. Mend the layout or the sample");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        raw.fields().forEach((name, value) -> {
            if (!name.startsWith("$")) {
                fields.put(name, value);
            }
        });
        Map<String, Object> kept = invented ? fields : masked(source, fields, number);
        return new Sample(
                source.system(),
                source.resource(),
                "try, record " + number + (invented ? ", invented" : ", masked"),
                Json.MAPPER.valueToTree(kept),
                expectation.of(source.system(), source.resource(), Json.text(kept)));
    }

    private Map<String, Object> masked(MappingFile source, Map<String, Object> fields, int number) {
        String treatment = treatment(source, fields);
        Masking.Masked masked = new Masking(
                        fields,
                        other -> treatment(source, other).equals(treatment),
                        (field, value) -> ClosedWords.in(source, field),
                        number)
                .masked();
        if (masked.stuck().isPresent()) {
            throw unkept(
                    source,
                    number,
                    "no other value of \"" + masked.stuck().get()
                            + "\" was found that is treated alike. Where the sample is invented, say --invented");
        }
        return masked.record();
    }

    private String treatment(MappingFile source, Map<String, Object> fields) {
        return expectation.treatment(source.system(), source.resource(), Json.text(fields));
    }

    private static HuitongException unkept(MappingFile source, int number, String why) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "keeping record " + number + " of the sample for " + source.system() + "/" + source.resource()
                        + " failed: " + why + ".");
    }
}

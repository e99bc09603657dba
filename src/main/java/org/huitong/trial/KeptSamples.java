package org.huitong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.samples.Sample;

/**
 * What has become of the samples that are kept in a home.
 *
 * @param count how many there are
 * @param differences those that are not as expected, by path
 */
public record KeptSamples(int count, List<Difference> differences) {

    /**
     * One that is not as expected.
     *
     * @param file from the home
     * @param sample null where it could not be read
     * @param now what becomes of it; null where it could not be tried
     * @param trouble why it could not; null where it could
     */
    public record Difference(String file, Sample sample, JsonNode now, String trouble) {
        /** Null where it could not be read. */
        public JsonNode expected() {
            return sample == null ? null : sample.expect();
        }
    }

    /** Runs all of them. */
    public static KeptSamples of(Path home, Expectation expectation) {
        List<Difference> differences = new ArrayList<>();
        List<Path> files = Sample.files(home);
        for (Path file : files) {
            String name = home.relativize(file).toString();
            try {
                Sample sample = Sample.read(file);
                JsonNode now = expectation.of(sample.system(), sample.resource(), Json.text(sample.input()));
                if (!now.equals(sample.expect())) {
                    differences.add(new Difference(name, sample, now, null));
                }
            } catch (HuitongException e) {
                differences.add(new Difference(name, null, null, e.getMessage()));
            }
        }
        return new KeptSamples(files.size(), List.copyOf(differences));
    }
}

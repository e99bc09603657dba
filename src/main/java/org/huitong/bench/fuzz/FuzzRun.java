package org.huitong.bench.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mutations of a decoder's sound inputs, each read as a push or as a file in turn. For one thread. */
public final class FuzzRun {
    private static final int MOST_FINDINGS = 10;

    private FuzzRun() {}

    /**
     * What must not be.
     *
     * @param number of the input, from 0
     * @param input to be read again
     */
    public record Finding(String target, long number, String what, byte[] input) {}

    /**
     * What a decoder made of its inputs.
     *
     * @param outcomes how many inputs ended so, by word
     */
    public record Result(
            String target,
            long seed,
            long inputs,
            double seconds,
            Map<String, Long> outcomes,
            List<Finding> findings) {}

    /** @param seed the same one gives the same inputs */
    public static Result of(FuzzTarget target, long seed, long inputs) {
        Mutations mutations = new Mutations(seed ^ target.name().hashCode());
        Map<String, Long> outcomes = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        long begun = System.nanoTime();
        for (long i = 0; i < inputs && findings.size() < MOST_FINDINGS; i++) {
            byte[] input =
                    mutations.of(target.seeds().get((int) (i % target.seeds().size())));
            Judge.Outcome outcome = Judge.of(target, input, i % 3 == 0);
            outcomes.merge(word(outcome), 1L, Long::sum);
            if (outcome.finding() != null) {
                findings.add(new Finding(target.name(), i, outcome.finding(), input));
            }
        }
        return new Result(target.name(), seed, inputs, (System.nanoTime() - begun) / 1e9, outcomes, findings);
    }

    private static String word(Judge.Outcome outcome) {
        if (outcome.finding() != null) {
            return "finding";
        }
        if (outcome.refusal() != null) {
            return outcome.refusal();
        }
        return outcome.faults() > 0 ? "fault" : "read";
    }
}

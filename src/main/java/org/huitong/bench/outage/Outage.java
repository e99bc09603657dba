package org.huitong.bench.outage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One outage and what it came to.
 *
 * @param seconds that the far end was away
 * @param calls that it heard; 0 where nobody listened
 * @param refusedOnMachine connections that were refused meanwhile, of all processes of the machine
 * @param pauses that status told of while it was away: one for the first failure, one for each failed probe
 * @param parked most records that were parked at any look, of all subscriptions
 * @param queued records that waited for it when it came back
 * @param backSeconds from its return to the first effect
 * @param drainedSeconds from its return until it had what was published by then, while more came
 */
record Outage(
        Form form,
        double seconds,
        int calls,
        int mostCalls,
        long refusedOnMachine,
        int pauses,
        int mostPauses,
        long parked,
        Events events,
        long queued,
        double backSeconds,
        double drainedSeconds,
        Beside well,
        Beside away,
        double latencyRatio,
        int pairs) {
    private static final double MOST_CPU = 1.2;
    private static final double MOST_LATENCY = 1.5;

    /** What was told from its beginning to the end of the quiet time after it; by channel. */
    record Events(List<String> webhook, List<String> log, Map<String, Integer> metric) {}

    /**
     * The load beside it, or without it.
     *
     * @param perSecond records pushed
     * @param others records that the other subscriptions took
     * @param cpuMillis of the gateway for each of those
     * @param cpuMillisOfAll the same for each record that any subscription took
     * @param compilerPercent of that CPU time
     * @param p50 milliseconds from the push of a record to its effect, of the other subscriptions
     */
    record Beside(
            double seconds,
            double perSecond,
            long others,
            double cpuMillis,
            double cpuMillisOfAll,
            double compilerPercent,
            double p50,
            double p99) {}

    /** Of the gateway for each record that anybody took: the work for the one that is away is not done, and counts in neither. */
    @JsonProperty
    double cpuRatio() {
        return away.cpuMillisOfAll() / well.cpuMillisOfAll();
    }

    /** What is wrong but for the figures; empty where nothing is. */
    List<String> faults(String subscription) {
        List<String> faults = new ArrayList<>();
        if (parked > 0) {
            faults.add(form + ": " + parked + " records were parked");
        }
        if (pauses < 1) {
            faults.add(form + ": it was never paused");
        }
        if (pauses > mostPauses) {
            faults.add(form + ": " + pauses + " failed turns, of " + mostPauses);
        }
        if (calls > mostCalls || form.hears() && calls < 1) {
            faults.add(form + ": it heard " + calls + " calls, of 1 to " + mostCalls);
        }
        List<String> due = List.of("began DELIVER-OUTAGE " + subscription, "ended DELIVER-OUTAGE " + subscription);
        if (!about(subscription, events.webhook()).equals(due)) {
            faults.add(form + ": the webhook was told " + events.webhook());
        }
        if (!about(subscription, events.log()).equals(due)) {
            faults.add(form + ": the log tells " + events.log());
        }
        Map<String, Integer> counted = new TreeMap<>(events.metric());
        counted.keySet().removeIf(what -> !what.endsWith(" DELIVER-OUTAGE"));
        if (!counted.equals(Map.of("began DELIVER-OUTAGE", 1, "ended DELIVER-OUTAGE", 1))) {
            faults.add(form + ": the metric counts " + events.metric());
        }
        return faults;
    }

    private static List<String> about(String subscription, List<String> told) {
        return told.stream().filter(event -> event.contains(subscription)).toList();
    }

    /** What the others noticed more of it than they may, and what was told of them. */
    List<String> costs(String subscription) {
        List<String> costs = new ArrayList<>();
        events.webhook().stream()
                .filter(event -> !event.contains(subscription))
                .forEach(event -> costs.add(form + ": told besides: " + event));
        // Written so that a ratio that could not be made, NaN, is one, too.
        if (!(cpuRatio() <= MOST_CPU)) {
            costs.add("%s: CPU a record %.2f times".formatted(form, cpuRatio()));
        }
        if (!(latencyRatio <= MOST_LATENCY)) {
            costs.add("%s: latency %.2f times".formatted(form, latencyRatio));
        }
        return costs;
    }
}

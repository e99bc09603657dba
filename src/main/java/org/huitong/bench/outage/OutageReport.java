package org.huitong.bench.outage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the outages went.
 *
 * @param subscription the one whose far end was away
 * @param bound the settings that limit how often it is called
 * @param published records that were answered 202
 * @param counts what became of them, by subscription
 */
record OutageReport(
        String subscription,
        int rate,
        int keys,
        int cores,
        List<String> jvm,
        Bound bound,
        long published,
        List<Count> counts,
        List<Outage> outages) {

    /**
     * @param missing records that did not arrive
     * @param late records that came behind a later one of their key
     * @param repeats records that came again as what they were
     * @param doubles records that came again and could not be known
     * @param parked when all was over
     */
    record Count(String subscription, long taken, long missing, long late, long repeats, long doubles, long parked) {
        boolean whole() {
            return missing + late + doubles + parked == 0;
        }
    }

    /** What is wrong with records, calls and notices; empty where nothing is. */
    @JsonProperty
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        counts.stream().filter(count -> !count.whole()).forEach(count -> faults.add(count.toString()));
        outages.forEach(outage -> faults.addAll(outage.faults(subscription)));
        return faults;
    }

    /** What the other subscriptions noticed more of it than they may, and alarms that are not of the outage. */
    @JsonProperty
    List<String> costs() {
        return outages.stream()
                .flatMap(outage -> outage.costs(subscription).stream())
                .toList();
    }

    /** True where nothing is wrong and every figure is as wanted. */
    @JsonProperty
    boolean holds() {
        return faults().isEmpty() && costs().isEmpty();
    }

    String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d subscriptions, %d records/s offered, %d keys; %d cores, JVM options %s%n",
                counts.size(),
                rate,
                keys,
                cores,
                jvm));
        outages.forEach(outage -> text.append(paragraph(outage)));
        text.append(String.format(
                Locale.ROOT,
                "%n%d records published%n%-28s %9s %8s %6s %8s %8s %7s%n",
                published,
                "subscription",
                "taken",
                "missing",
                "late",
                "repeats",
                "doubles",
                "parked"));
        counts.forEach(c -> text.append(String.format(
                Locale.ROOT,
                "%-28s %9d %8d %6d %8d %8d %7d%n",
                c.subscription(),
                c.taken(),
                c.missing(),
                c.late(),
                c.repeats(),
                c.doubles(),
                c.parked())));
        List<String> wrong = new ArrayList<>(faults());
        wrong.addAll(costs());
        return text.append(wrong.isEmpty() ? "all holds" : "does not hold: " + String.join("; ", wrong))
                .toString();
    }

    private static String paragraph(Outage o) {
        String heard = o.form().hears()
                ? "%d calls of at most %d".formatted(o.calls(), o.mostCalls())
                : "%d connections refused on this machine, of all processes".formatted(o.refusedOnMachine());
        return String.format(
                        Locale.ROOT,
                        "%n%s, away for %.1f s: %s, %d failed turns of at most %d, %d parked%n"
                                + "  told: webhook %s, log %s, metric %s%n"
                                + "  %d waited; first effect %.1f s after the return, drained after %.1f s%n",
                        o.form(),
                        o.seconds(),
                        heard,
                        o.pauses(),
                        o.mostPauses(),
                        o.parked(),
                        o.events().webhook(),
                        o.events().log(),
                        o.events().metric(),
                        o.queued(),
                        o.backSeconds(),
                        o.drainedSeconds())
                + row("well", o.well())
                + row("away", o.away())
                + String.format(
                        Locale.ROOT,
                        "  ratio: CPU a record %.2f (of the others alone %.2f), latency %.2f (median of %d pairs)%n",
                        o.cpuRatio(),
                        o.away().cpuMillis() / o.well().cpuMillis(),
                        o.latencyRatio(),
                        o.pairs());
    }

    private static String row(String name, Outage.Beside b) {
        return String.format(
                Locale.ROOT,
                "  %s, %.0f s: %.1f records/s pushed, %d at the others; CPU %.3f ms for each of those, %.3f ms for each of all"
                        + " (%.0f %% the compilers'); latency p50 %.1f ms, p99 %.1f ms%n",
                name,
                b.seconds(),
                b.perSecond(),
                b.others(),
                b.cpuMillis(),
                b.cpuMillisOfAll(),
                b.compilerPercent(),
                b.p50(),
                b.p99());
    }
}

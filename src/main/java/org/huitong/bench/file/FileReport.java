package org.huitong.bench.file;

import java.util.List;
import java.util.Locale;

/**
 * How a file fared.
 *
 * @param published records that the gateway counts as on the bus
 * @param parked before publish
 * @param received by the subscription, as the gateway counts
 * @param arrived at the consumer, each number once
 * @param repeats that arrived again
 * @param surveyedSeconds from the marker to the first record at the consumer: the first pass
 * @param publishedSeconds from the marker to the last record on the bus
 * @param deliveredSeconds from the marker to the last record at the consumer
 * @param cpuSeconds of the gateway in that time
 * @param heapPeakMiB most heap in use before a collection
 * @param heapLiveMiB most heap in use after one
 * @param residentMiB most memory of the process
 */
record FileReport(
        long fileMiB,
        long records,
        long published,
        long parked,
        long received,
        long arrived,
        long repeats,
        double surveyedSeconds,
        double publishedSeconds,
        double deliveredSeconds,
        double cpuSeconds,
        long heapPeakMiB,
        long heapLiveMiB,
        long residentMiB,
        int cores,
        List<String> jvm) {

    boolean whole() {
        return published == records && parked == 0 && received == records && arrived == records;
    }

    String table() {
        return String.format(
                Locale.ROOT,
                "%d MiB, %d records; %d cores, JVM options %s%n"
                        + "first record at the consumer after %.1f s, all on the bus after %.1f s, all delivered after %.1f s%n"
                        + "%.0f records/s, %.1f MiB/s from file to consumer; %.0f records/s, %.1f MiB/s onto the bus%n"
                        + "gateway: %.1f s of CPU, %.1f microseconds a record; heap at most %d MiB, after collections %d"
                        + " MiB; resident %d MiB%n"
                        + "on the bus %d, parked %d, received by the subscription %d, arrived %d, again %d: %s%n",
                fileMiB,
                records,
                cores,
                jvm,
                surveyedSeconds,
                publishedSeconds,
                deliveredSeconds,
                records / deliveredSeconds,
                fileMiB / deliveredSeconds,
                records / publishedSeconds,
                fileMiB / publishedSeconds,
                cpuSeconds,
                cpuSeconds * 1e6 / records,
                heapPeakMiB,
                heapLiveMiB,
                residentMiB,
                published,
                parked,
                received,
                arrived,
                repeats,
                whole() ? "every record once" : "NOT what was in the file");
    }
}

package org.huitong.bench.rows;

import java.util.List;
import java.util.Locale;

/**
 * How the rows fared.
 *
 * @param loopSeconds of the hand-written loop, before and after the gateway
 * @param copySeconds of {@code COPY | COPY}
 * @param gatewaySeconds from the moment the rows are there until all are at the consumer, nothing killed
 * @param gatewayCpuSeconds of its process in that time
 * @param rateToLoop rows a second, as a part of the mean of both loops
 * @param rateToCopy the same of {@code COPY | COPY}
 * @param killedSeconds from the first start until all rows are at the consumer, with every start after a kill
 * @param wanted what the old table comes to by the mapping, computed there
 * @param held what the consumer's table came to after the kills
 */
record RowsReport(
        long rows,
        int columns,
        int kills,
        String sink,
        int cores,
        List<String> jvm,
        List<Double> loopSeconds,
        double copySeconds,
        double gatewaySeconds,
        double gatewayCpuSeconds,
        double rateToLoop,
        double rateToCopy,
        double killedSeconds,
        Tables.Digest wanted,
        Tables.Digest held) {

    boolean whole() {
        return wanted.equals(held);
    }

    String table() {
        return String.format(
                Locale.ROOT,
                "%d rows of %d columns, PostgreSQL to bus to PostgreSQL by %s; %d cores, JVM options %s%n"
                        + "gateway:      %6.1f s, %6.0f rows/s, %.1f microseconds of its CPU a row%n"
                        + "JDBC loop:    %6.1f and %.1f s, %.0f rows/s; the gateway has %.2f of it%n"
                        + "COPY | COPY:  %6.1f s, %.0f rows/s; the gateway has %.3f of it%n"
                        + "killed %d times: %.1f s with every start; %s%n",
                rows,
                columns,
                sink,
                cores,
                jvm,
                gatewaySeconds,
                rows / gatewaySeconds,
                gatewayCpuSeconds * 1e6 / rows,
                loopSeconds.get(0),
                loopSeconds.get(1),
                rows / mean(loopSeconds),
                rateToLoop,
                copySeconds,
                rows / copySeconds,
                rateToCopy,
                kills,
                killedSeconds,
                whole() ? "digests are equal" : "NOT what was in the table: " + held + " instead of " + wanted);
    }

    static double mean(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}

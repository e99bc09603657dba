package org.huitong.bench.report;

import java.util.List;
import java.util.Map;

/**
 * What one scenario came to on one disk.
 *
 * @param name e.g. {@code S1}
 * @param what in one line
 * @param derived what is computed from several series or sides, by its name
 * @param targets judged on this disk
 */
public record ScenarioReport(
        String name, String what, List<Series.Printed> series, Map<String, Spread> derived, List<Target> targets) {
    public ScenarioReport(String name, String what, List<Series.Printed> series, List<Target> targets) {
        this(name, what, series, Map.of(), targets);
    }
}

package org.huitong.bench.report;

import java.util.List;

/**
 * What one scenario came to on one disk.
 *
 * @param name e.g. {@code S1}
 * @param what in one line
 * @param targets judged on this disk
 */
public record ScenarioReport(String name, String what, List<Series.Printed> series, List<Target> targets) {}

package org.huitong.bench.report;

import java.util.List;
import java.util.Map;

/**
 * What a run prints, as a table or with {@code --json} as it stands here.
 *
 * @param date when it began, UTC
 * @param jvm options of every side's process
 * @param plan how it was run
 * @param disks by the directory as it was given; targets are judged on the first
 * @param targets of all scenarios
 */
public record Report(
        String date, Machine machine, List<String> jvm, Object plan, Map<String, Disk> disks, List<Target> targets) {

    /**
     * All scenarios on one disk.
     *
     * @param fsyncMillis median of 200 flushed appends of 1 KiB: what a commit costs at least
     * @param profiles by the scenario's name; empty where none were wanted
     */
    public record Disk(double fsyncMillis, List<ScenarioReport> scenarios, Map<String, Profiled> profiles) {}

    /**
     * The profiles of a scenario.
     *
     * @param page the file that has them as Markdown
     */
    public record Profiled(String page, List<Profile> sides) {}
}

package org.huitong.bench;

import java.util.Map;

/** What a run prints, as a table or with {@code --json} as it stands here. Disks by the directory as it was given. */
record Report(String scenario, Plan plan, Machine machine, Map<String, Disk> disks) {

    /**
     * All sides on one disk.
     *
     * @param fsyncMillis median of 200 flushed appends of 1 KiB: what a commit costs at least
     * @param ratios of the product to each reference, by the reference's name
     */
    record Disk(double fsyncMillis, Map<String, SideReport> sides, Map<String, Spread> ratios) {}

    /** What the figures depend on. */
    record Machine(int cores, String jdk, String os) {
        static Machine here() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.vm.name") + " " + Runtime.version(),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
    }
}

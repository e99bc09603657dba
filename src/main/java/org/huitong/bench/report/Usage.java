package org.huitong.bench.report;

import java.util.Map;

/**
 * CPU time that a process used while it was recorded, in nanoseconds.
 *
 * @param threads of Java, those that live at the end, by {@link #group}
 * @param tasks by the system's name of a thread, the JVM's own included; empty where there is no {@code /proc}
 * @param process all of it, ended threads included
 */
public record Usage(Map<String, Long> threads, Map<String, Long> tasks, long process) {
    /** A thread's name without what tells it from its like; the broker names threads after the objects that own them. */
    public static String group(String thread) {
        return thread.replaceAll("@[0-9a-f]+", "").replaceAll("\\d+", "*");
    }
}

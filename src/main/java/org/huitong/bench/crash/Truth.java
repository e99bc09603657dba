package org.huitong.bench.crash;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one chimney has said. Every record bears a number of its own, which grows with each record about a person and
 * stands in the name, so that an arrival tells which record it is without any id of the gateway. Thread-safe.
 */
public final class Truth {
    private static final String NAME = "示例";

    private final Map<Long, String> said = new ConcurrentHashMap<>();
    private final Map<String, Long> newest = new ConcurrentSkipListMap<>();
    private final AtomicLong count = new AtomicLong();
    private volatile long settled = -1;

    public static String name(long number) {
        return NAME + number;
    }

    /** The number in a name; -1 where there is none. */
    public static long number(String name) {
        boolean ours = name != null && name.matches(NAME + "\\d+");
        return ours ? Long.parseLong(name.substring(NAME.length())) : -1;
    }

    /** The gateway has answered for these, or the table holds them. */
    public void stands(Collection<String> persons, List<Long> numbers) {
        int i = 0;
        for (String person : persons) {
            long number = numbers.get(i++);
            said.put(number, person);
            newest.merge(person, number, Math::max);
        }
        count.addAndGet(i);
    }

    /** All that was said has come to rest and was checked: only the newest of everybody is remembered. */
    public void settle() {
        settled = said.keySet().stream().mapToLong(number -> number).max().orElse(settled);
        said.clear();
    }

    /** True where a record had come to rest before: it must not come again. */
    boolean settled(long number) {
        return number >= 0 && number <= settled;
    }

    /** Whom a record is about; null where nobody said it since the last rest. */
    String person(long number) {
        return said.get(number);
    }

    /** The number of the newest record about everybody. */
    public Map<String, Long> newest() {
        return newest;
    }

    public long count() {
        return count.get();
    }
}

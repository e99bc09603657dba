package org.huitong.bench.crash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the hall must have seen of one resource, from check to check. Not thread-safe. */
final class HallBook {
    private final String resource;
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private long taken;
    private long repeats;

    HallBook(String resource) {
        this.resource = resource;
    }

    /** Enters what came since the last time; every broken promise goes to the list. */
    void enter(List<Came> came, Truth truth, List<String> broken) {
        Map<Long, String> ids = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        for (Came one : came) {
            if (one.taken() && one.arrival().resource().equals(resource)) {
                long number = one.number();
                String person = truth.person(number);
                if (person == null) {
                    broken.add(nobodys(number, truth));
                    continue;
                }
                String id = one.arrival().id() + "." + one.arrival().revision();
                String before = ids.putIfAbsent(number, id);
                repeats += id.equals(before) ? 1 : 0;
                taken += before == null ? 1 : 0;
                same(before, id, "doubled: " + resource + " " + number, broken);
                same(numbers.putIfAbsent(id, number), number, "mixed up: " + id, broken);
                String key = one.arrival().key();
                same(keys.putIfAbsent(person, key), key, "mixed up: key of " + number, broken);
                Long last = newest.put(person, number);
                if (last != null && last > number) {
                    broken.add("step back: " + resource + " " + number + " arrived after " + last);
                }
            }
        }
    }

    private String nobodys(long number, Truth truth) {
        return truth.settled(number)
                ? "doubled: " + resource + " " + number + " came again after all had come to rest"
                : "invented: " + resource + " " + number + " arrived, nobody acknowledged it";
    }

    /** Everybody's newest record must have come, or wait for a person. */
    void complete(Truth truth, Set<Long> parked, List<String> broken) {
        truth.newest().forEach((person, number) -> {
            if (newest.getOrDefault(person, -1L) < number && !parked.contains(number)) {
                broken.add("lost: " + resource + " " + number + " was acknowledged and never arrived");
            }
        });
    }

    /** Different records the hall has taken. */
    long taken() {
        return taken;
    }

    /** Records it has taken more than once. */
    long repeats() {
        return repeats;
    }

    private static void same(Object before, Object now, String what, List<String> broken) {
        if (before != null && !before.equals(now)) {
            broken.add(what + " arrived as " + before + " and as " + now);
        }
    }
}

package org.huitong.operate.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes few notices of alarms that are looked at again and again. An alarm is told when it has lasted, and ended when it
 * has been away as long, so that one that comes and goes is one; it is told anew only for a reason it did not have before.
 * What begins or ends at one look for one reason is one notice. One thread.
 */
final class Bell {
    private static final int NAMED = 100;

    private final long lasting;
    private final Supplier<String> ids;
    private final Map<String, Standing> standing = new TreeMap<>();

    /** One alarm; {@code gone} is 0 while it is there. */
    private static final class Standing {
        private final Alarm alarm;
        private final long since;
        private final Set<String> codes = new HashSet<>();
        private final long first;
        private long patience;
        private long gone;
        private boolean told;

        Standing(Alarm alarm, long since, long first, long patience) {
            this.alarm = alarm;
            this.since = since;
            this.first = first;
            this.patience = patience;
        }
    }

    /** An alarm that was told and has not ended. */
    record Told(Alarm alarm, long since) {}

    private record Change(Notice.What what, String code, Alarm alarm, long since) {}

    /** @param lasting how many milliseconds one must be there to be told, and away to have ended */
    Bell(long lasting, Supplier<String> ids) {
        this.lasting = lasting;
        this.ids = ids;
    }

    /**
     * Goes on from what an earlier start had told. Trouble shows again only when it is met again, so one is given time.
     *
     * @param patience milliseconds
     */
    void resume(Collection<Told> told, long patience, long steady) {
        for (Told one : told) {
            Standing known = new Standing(one.alarm(), one.since(), steady, Math.max(lasting, patience));
            known.told = true;
            known.codes.add(one.alarm().code());
            standing.put(one.alarm().key(), known);
        }
    }

    /** What was told and has not ended. */
    List<Told> told() {
        return standing.values().stream()
                .filter(one -> one.told)
                .map(one -> new Told(one.alarm, one.since))
                .toList();
    }

    /**
     * Looks once.
     *
     * @param alarms all there are now
     * @param wall milliseconds since the epoch
     * @param steady milliseconds on a clock that nobody sets; more than 0
     */
    List<Notice> look(Collection<Alarm> alarms, long wall, long steady) {
        List<Change> changes = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (Alarm alarm : alarms) {
            here.add(alarm.key());
            Standing known = standing.computeIfAbsent(alarm.key(), key -> new Standing(alarm, wall, steady, lasting));
            known.gone = 0;
            known.patience = lasting;
            boolean news = known.codes.add(alarm.code());
            if (!known.told && steady - known.first >= lasting) {
                known.told = true;
                changes.add(new Change(Notice.What.BEGAN, alarm.code(), alarm, known.since));
            } else if (known.told && news) {
                changes.add(new Change(Notice.What.CHANGED, alarm.code(), alarm, known.since));
            }
        }
        standing.values().removeIf(known -> !here.contains(known.alarm.key()) && over(known, steady, changes));
        return grouped(changes, wall);
    }

    private static boolean over(Standing known, long steady, List<Change> changes) {
        if (known.gone == 0) {
            known.gone = steady;
        }
        if (steady - known.gone < known.patience) {
            return false;
        }
        if (known.told) {
            changes.add(new Change(Notice.What.ENDED, known.alarm.code(), known.alarm, known.since));
        }
        return true;
    }

    private List<Notice> grouped(List<Change> changes, long wall) {
        Map<String, List<Change>> groups = new LinkedHashMap<>();
        changes.forEach(change -> groups.computeIfAbsent(
                        change.what() + change.code() + change.alarm().kind(), reason -> new ArrayList<>())
                .add(change));
        return groups.values().stream().map(group -> notice(group, wall)).toList();
    }

    private Notice notice(List<Change> group, long wall) {
        Change first = group.get(0);
        return new Notice(
                ids.get(),
                first.what(),
                first.code(),
                group.stream()
                        .limit(NAMED)
                        .map(change -> change.alarm().about())
                        .toList(),
                group.size(),
                first.alarm().text(),
                group.stream().mapToLong(Change::since).min().orElse(wall),
                wall);
    }
}

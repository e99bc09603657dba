package org.huitong.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huitong.catalog.Code;

/**
 * Puts a new edition in the place of an old one and keeps what was: a code that the new one leaves out ends on the day before
 * it, a renamed one has both names, each in its time. A code that is new has no first day unless the person said one, for
 * lists are imported late, and records of the days before would be parked for nothing.
 */
final class Merge {
    private final Map<String, List<Code>> old;
    private final SortedMap<String, List<Code>> fresh;
    private final LocalDate day;
    private final LocalDate firstDay;
    private final SortedMap<String, List<Code>> codes = new TreeMap<>();
    private final Changes changes = new Changes();

    /**
     * @param old what there was; empty for a first import
     * @param fresh the new edition
     * @param since its first day as the person said it; null where nobody did
     * @param today in Asia/Shanghai, which counts where nobody did
     */
    Merge(Map<String, List<Code>> old, SortedMap<String, List<Code>> fresh, LocalDate since, LocalDate today) {
        this.old = old;
        this.fresh = fresh;
        this.day = since == null ? today : since;
        this.firstDay = old.isEmpty() ? null : since;
        TreeSet<String> all = new TreeSet<>(old.keySet());
        all.addAll(fresh.keySet());
        all.forEach(this::merge);
    }

    /** By code; each with its meanings, the earliest first. */
    SortedMap<String, List<Code>> codes() {
        return codes;
    }

    Changes changes() {
        return changes;
    }

    private void merge(String code) {
        List<Code> before = old.get(code);
        List<Code> now = fresh.get(code);
        if (before == null) {
            changes.added.add(new Changes.Changed(code, last(now).text()));
            codes.put(code, begun(now));
        } else if (now == null) {
            leave(code, before);
        } else if (now.stream().anyMatch(Code::dated)) {
            compare(code, last(before), last(now));
            codes.put(code, now);
        } else {
            compare(code, last(before), last(now));
            codes.put(code, joined(before, last(now).text()));
        }
    }

    private List<Code> begun(List<Code> now) {
        return now.stream().anyMatch(Code::dated) || firstDay == null
                ? now
                : List.of(new Code(last(now).text(), firstDay, null));
    }

    private static Code last(List<Code> meanings) {
        return meanings.get(meanings.size() - 1);
    }

    private void compare(String code, Code before, Code now) {
        if (before.until() != null && now.until() == null) {
            changes.added.add(new Changes.Changed(code, now.text()));
        } else if (before.until() == null && now.until() != null) {
            changes.retired.add(new Changes.Changed(code, now.text()));
        } else if (before.text().equals(now.text())) {
            changes.unchanged++;
        } else {
            changes.renamed.add(new Changes.Renamed(code, before.text(), now.text()));
        }
    }

    /** The code is valid with this text from the day on. */
    private List<Code> joined(List<Code> before, String text) {
        Code was = last(before);
        if (was.until() == null && was.text().equals(text)) {
            return before;
        }
        List<Code> all = new ArrayList<>(before.subList(0, before.size() - 1));
        boolean begunNow = was.from() != null && !was.from().isBefore(day);
        if (begunNow || was.until() != null && !was.until().isBefore(day)) {
            all.add(new Code(text, was.from(), null));
        } else {
            all.add(was.until() == null ? ended(was) : was);
            all.add(new Code(text, day, null));
        }
        return List.copyOf(all);
    }

    private Code ended(Code code) {
        return new Code(code.text(), code.from(), day.minusDays(1));
    }

    private void leave(String code, List<Code> before) {
        Code was = last(before);
        if (was.until() != null) {
            codes.put(code, before);
            return;
        }
        changes.retired.add(new Changes.Changed(code, was.text()));
        List<Code> all = new ArrayList<>(before.subList(0, before.size() - 1));
        if (was.from() == null || was.from().isBefore(day)) {
            all.add(ended(was));
        }
        if (!all.isEmpty()) {
            codes.put(code, List.copyOf(all));
        }
    }
}

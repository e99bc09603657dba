package org.huitong.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A condition over the marks of a table, with what is put in its places. */
record Condition(String sql, List<Bound> bounds) {
    static final Condition ALL = new Condition("1 = 1", List.of());

    /** A value that is compared with the mark at that place. */
    record Bound(int mark, Object value) {}

    static Condition of(String sql, int mark, Object value) {
        return new Condition(sql, List.of(new Bound(mark, value)));
    }

    Condition and(Condition other) {
        List<Bound> both = new ArrayList<>(bounds);
        both.addAll(other.bounds);
        return new Condition(sql + " AND " + other.sql, both);
    }

    /** Behind a spot in the order of the marks. */
    static Condition behind(List<String> marks, Spot spot) {
        List<String> any = new ArrayList<>();
        List<Bound> bounds = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            StringBuilder all = new StringBuilder();
            for (int j = 0; j <= i; j++) {
                all.append(j == 0 ? "" : " AND ")
                        .append("t.")
                        .append(marks.get(j))
                        .append(j == i ? " > ?" : " = ?");
                bounds.add(new Bound(j, spot.marks().get(j)));
            }
            any.add("(" + all + ")");
        }
        return new Condition("(" + String.join(" OR ", any) + ")", bounds);
    }

    Condition not() {
        return new Condition("NOT " + sql, bounds);
    }

    /** Exactly there. */
    static Condition at(List<String> marks, Spot spot) {
        Condition all = ALL;
        for (int i = 0; i < marks.size(); i++) {
            all = all.and(of("t." + marks.get(i) + " = ?", i, spot.marks().get(i)));
        }
        return all;
    }

    /** At any of them. */
    static Condition any(List<String> marks, List<Spot> spots) {
        List<Condition> each = spots.stream().map(spot -> at(marks, spot)).toList();
        List<Bound> bounds = new ArrayList<>();
        each.forEach(one -> bounds.addAll(one.bounds));
        return new Condition(
                each.stream().map(one -> "(" + one.sql + ")").collect(Collectors.joining(" OR ", "(", ")")), bounds);
    }
}

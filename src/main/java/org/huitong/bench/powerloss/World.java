package org.huitong.bench.powerloss;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huitong.bench.crash.Answered;
import org.huitong.bench.crash.Came;
import org.huitong.bench.crash.Push;
import org.huitong.bench.crash.Scene;
import org.huitong.bench.crash.Truth;

/**
 * The world around a gateway at the moment at which its power went: what had been said and answered, and what stood at the
 * far ends, which keep their power. What was under way at the far ends counts as done: they may know more, never less.
 *
 * @param at the moment
 * @param acknowledged pushes whose 202 had been read
 * @param underWay pushes that had been sent and not answered, with the answer they got later, if they did
 */
record World(Recording recording, long at, List<Answered> acknowledged, List<Push> underWay) {

    static World at(Recording recording, long at) {
        List<Answered> acknowledged = new ArrayList<>();
        List<Push> underWay = new ArrayList<>();
        for (Answered answered : recording.answered()) {
            if (answered.at() <= at) {
                acknowledged.add(answered);
            } else if (answered.push().opened() <= at) {
                underWay.add(answered.push());
            }
        }
        recording.open().stream().filter(push -> push.opened() <= at).forEach(underWay::add);
        return new World(recording, at, acknowledged, underWay);
    }

    /** Puts the far ends into their state. */
    void set(Scene scene) throws SQLException {
        for (var change : recording.register()) {
            if (change.at() <= at) {
                scene.load().register().apply(change);
            }
        }
        scene.farEnds()
                .fill(recording.table().stream().filter(row -> row.at() <= at).toList());
        scene.farEnds().counter().remember(came());
    }

    List<Came> came() {
        return recording.came().stream().filter(came -> came.at() <= at).toList();
    }

    /** What the offices have been answered for; pushes under way are repeated, and answered then. */
    Truth declared() {
        Truth truth = new Truth();
        acknowledged.forEach(answered ->
                truth.stands(answered.push().persons(), answered.push().numbers()));
        underWay.forEach(push -> truth.stands(push.persons(), push.numbers()));
        return truth;
    }

    /** When records came that had been refused at first. */
    static List<Long> replayed(Recording recording) {
        Set<Long> refused = new HashSet<>();
        List<Long> times = new ArrayList<>();
        for (Came came : recording.came()) {
            if (!came.taken()) {
                refused.add(came.number());
            } else if (refused.contains(came.number())) {
                times.add(came.at());
            }
        }
        return times;
    }

    /** When records came for the first time that had been mended before they were published. */
    static List<Long> mended(Recording recording) {
        Set<Long> bad = new HashSet<>();
        recording.answered().stream()
                .map(Answered::push)
                .filter(push -> push.bad() > 0)
                .forEach(push -> bad.add(push.numbers().get(push.numbers().size() - 1)));
        return recording.came().stream()
                .filter(came -> bad.remove(came.number()))
                .map(Came::at)
                .toList();
    }
}

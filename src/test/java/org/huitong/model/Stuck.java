package org.huitong.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huitong.failed.Rows;
import org.huitong.message.RowState;

/** What still has to move before the end. */
final class Stuck {
    private Stuck() {}

    static List<String> of(Scene scene) {
        List<String> stuck = new ArrayList<>();
        for (String queue : Run.queues(scene)) {
            long depth = scene.bus.depth(queue);
            if (depth > 0) {
                stuck.add(depth + " messages in " + queue);
            }
        }
        if (scene.gateway == null) {
            stuck.add("the gateway is down");
        } else if (scene.gateway.claims.doubts() > 0) {
            stuck.add(scene.gateway.claims.doubts() + " doubts");
        } else if (scene.gateway.waitsForStore()) {
            stuck.add("a worker waits for the store");
        }
        rows(scene, stuck);
        scene.diary.pushes.forEach(p -> p.attempts.stream()
                .filter(a -> !a.over)
                .forEach(a -> stuck.add("the push " + p.key + " waits for its answer for ever")));
        return stuck;
    }

    /** Marked rows must go; held ones, too, but for those behind a parked one. */
    private static void rows(Scene scene, List<String> stuck) {
        Set<String> blocked = new HashSet<>();
        for (Rows.Row row : scene.shelf.rows()) {
            if (row.state() == RowState.PARKED) {
                blocked.add(row.subscription() + " " + row.key());
            }
        }
        for (Rows.Row row : scene.shelf.rows()) {
            boolean waits = row.state() == RowState.HELD
                    && row.resource().equals(Scene.MOVE)
                    && blocked.contains(row.subscription() + " " + row.key());
            boolean behind = row.state() == RowState.REPLAYING
                    && row.resource().equals(Scene.MOVE)
                    && blocked.contains(row.subscription() + " " + row.key());
            if (row.state() == RowState.REPLAYING && !behind || row.state() == RowState.HELD && !waits) {
                stuck.add("row " + row.no() + " " + row.state().word() + " at " + row.subscription());
            }
        }
    }
}

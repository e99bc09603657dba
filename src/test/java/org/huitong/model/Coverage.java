package org.huitong.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.failed.Rows;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.model.Frame.Actor;
import org.huitong.model.Frame.Stage;

/** Counts in how many histories each row of CRASH-WINDOWS was really hit. */
final class Coverage {
    /** The M rows whose mechanism exists. */
    enum Window {
        W1,
        W2,
        W3,
        W4,
        W5,
        W6,
        W7,
        W8,
        T1,
        T2,
        T3,
        D1,
        D2,
        D4,
        O1,
        O2,
        O3,
        O4,
        O5,
        O6,
        O10,
        O11,
        R1,
        R2,
        R3,
        R4,
        R5,
        R6,
        E1,
        E2,
        G1,
        G2,
        G3,
        G5,
        S1
    }

    /** M rows that arrive with later issues, and why. */
    static final Map<String, String> LATER = Map.of(
            "F1, F3", "files are read once there is a file connector (issue 6)",
            "J1", "in.<system> queues come with direct clients",
            "S3", "snapshots are read once, at start, until they can be swapped");

    private final Map<Window, Integer> histories = new EnumMap<>(Window.class);
    private Set<Window> now = EnumSet.noneOf(Window.class);

    void hit(Window window) {
        now.add(window);
    }

    void historyEnds() {
        now.forEach(w -> histories.merge(w, 1, Integer::sum));
        now = EnumSet.noneOf(Window.class);
    }

    int of(Window window) {
        return histories.getOrDefault(window, 0);
    }

    /** A send that the broker refuses; W4 where others share the group. */
    void refusedSend(Frame frame) {
        if (frame.actor == Actor.PUBLISHER && frame.group > 1) {
            hit(Window.W4);
        }
    }

    void doubt(Frame frame) {
        if (frame.actor == Actor.PUBLISHER) {
            hit(Window.W7);
        }
    }

    /** A consumer did what it was asked, and its answer never came. */
    void lostAnswer(Frame frame) {
        if (frame.actor == Actor.WORKER) {
            hit(Window.O11);
        }
    }

    void claim(Scene scene, Diary.Push push) {
        boolean first = scene.diary.pushes.stream()
                        .filter(p -> p.key != null && p.key.equals(push.key))
                        .flatMap(p -> p.attempts.stream())
                        .filter(a -> !a.over)
                        .count()
                > 1;
        if (first) {
            hit(Window.W8);
        }
    }

    /** Events move into the store while somebody looks a receipt up, or is about to hear of his own. */
    void drains(World world) {
        if (world.stack.stream().anyMatch(f -> f.actor == Actor.SENDER || f.actor == Actor.PUBLISHER && f.committed)) {
            hit(Window.D4);
        }
    }

    void personActs(Scene scene, Rows.Row row) {
        if (pending(scene).stream().anyMatch(c -> c.subscription().equals(row.subscription()))) {
            hit(Window.O5);
        }
    }

    /** The process dies: which windows is it in? */
    void death(Scene scene) {
        scene.world.stack.forEach(this::death);
        for (Event event : events(scene)) {
            if (event.kind().equals(Event.INTAKE) && told(scene, event)) {
                hit(Window.W6);
            }
        }
        List<RowChange> pending = pending(scene);
        if (pending.stream().anyMatch(c -> c.to() == RowState.SUPERSEDED)) {
            hit(Window.R4);
        }
        if (pending.stream()
                .anyMatch(c -> c.to() == RowState.RESOLVED && c.subscription().isEmpty())) {
            hit(Window.E2);
        }
        for (Rows.Row row : scene.shelf.rows()) {
            marked(scene, row, pending);
        }
        if (scene.fars.values().stream().anyMatch(f -> !f.live)) {
            hit(Window.G1);
        }
        if (scene.fars.values().stream().anyMatch(f -> f.discard != null)) {
            hit(Window.G5);
        }
        if (scene.gateway != null) {
            scene.world.stack.forEach(frame -> quota(scene.gateway, frame));
            scene.gateway.meters.forEach((subscription, meter) -> {
                if (meter.over().isPresent() && heldByQuota(scene, subscription, pending)) {
                    hit(Window.G3);
                }
            });
        }
        if (scene.gateway == null) {
            var next = scene.shelf.state("epoch.next");
            if (next.isPresent() && !next.equals(scene.shelf.state("epoch"))) {
                hit(Window.S1);
            }
        }
    }

    /** With a block in hand, or with what a quota that is used up has left of a window. */
    private void quota(Gateway gateway, Frame frame) {
        if (frame.actor == Actor.WORKER && frame.reserved) {
            hit(Window.G2);
        }
        boolean over = gateway.meters.containsKey(frame.name)
                && gateway.meters.get(frame.name).over().isPresent();
        if (frame.actor == Actor.WORKER && over && frame.stage == Stage.SETTLE && frame.calls > 0) {
            hit(Window.G3);
        }
    }

    /** For {@code latest} only a window that had to stop leaves held rows. */
    private static boolean heldByQuota(Scene scene, String subscription, List<RowChange> pending) {
        return pending.stream()
                        .anyMatch(
                                c -> c.to() == RowState.HELD && c.subscription().equals(subscription))
                || scene.shelf.rows().stream()
                        .anyMatch(row -> row.state() == RowState.HELD
                                && row.subscription().equals(subscription)
                                && !row.resource().equals(Scene.MOVE));
    }

    private void marked(Scene scene, Rows.Row row, List<RowChange> pending) {
        boolean told = pending.stream()
                .anyMatch(
                        c -> c.record().equals(row.record()) && c.subscription().equals(row.subscription()));
        if (row.state() == RowState.REPLAYING && row.subscription().isEmpty() && !told) {
            hit(Window.E1);
        }
        if (row.state() == RowState.HELD && row.resource().equals(Scene.MOVE) && !told) {
            boolean released = scene.shelf.rows().stream()
                    .anyMatch(r -> r.key().equals(row.key())
                            && r.subscription().equals(row.subscription())
                            && (r.state() == RowState.RESOLVED
                                    || pending.stream()
                                            .anyMatch(c ->
                                                    c.record().equals(r.record()) && c.to() == RowState.RESOLVED)));
            if (released) {
                hit(Window.R5);
            }
        }
    }

    private void death(Frame f) {
        switch (f.actor) {
            case SENDER -> hit(Window.W1);
            case PUBLISHER ->
                hit(f.committed ? Window.W5 : f.committing ? Window.W3 : f.sends > 0 ? Window.W2 : Window.W1);
            case POLLER -> {
                if (f.committed) {
                    hit(Window.T3);
                } else if (f.leased) {
                    hit(f.sends > 0 ? Window.T2 : Window.T1);
                }
            }
            case DRAINER, START -> {
                if (f.stored && !(f.committed && f.takes == 0)) {
                    hit(Window.D2);
                } else if (f.takes > 0) {
                    hit(Window.D1);
                }
            }
            case WORKER -> worker(f);
            case PERSON -> {
                if (f.acted) {
                    hit(Window.R6);
                }
            }
        }
    }

    private void worker(Frame f) {
        if (f.answerLost) {
            hit(Window.O11);
        }
        if (f.halfApplied) {
            hit(Window.O10);
        }
        if (f.claims > 0) {
            hit(f.committed ? Window.R3 : f.calls > 0 ? Window.R2 : Window.R1);
        } else if (f.committed) {
            hit(Window.O4);
        } else if (f.stage == Stage.SETTLE) {
            hit(Window.O3);
        } else if (f.calls > 0) {
            hit(Window.O2);
        } else if (f.takes > 0) {
            hit(Window.O1);
        }
    }

    private static boolean told(Scene scene, Event event) {
        Diary.Attempt attempt = scene.diary.attempts.get(event.id());
        return attempt != null && attempt.receipt != null;
    }

    static List<Event> events(Scene scene) {
        List<Event> events = new ArrayList<>();
        scene.bus.parcels(Events.ADDRESS).forEach(p -> events.addAll(Events.unpack(p.body())));
        return events;
    }

    private static List<RowChange> pending(Scene scene) {
        return events(scene).stream().flatMap(e -> e.rows().stream()).toList();
    }

    String table() {
        StringBuilder table = new StringBuilder();
        for (Window window : Window.values()) {
            table.append(String.format("  %-4s %6d%s", window, of(window), window.ordinal() % 5 == 4 ? "\n" : ""));
        }
        return table.toString();
    }
}

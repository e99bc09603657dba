package org.huitong.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.huitong.bus.Lease;
import org.huitong.failed.Rows;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.RowState;
import org.huitong.model.Diary.Push;
import org.huitong.model.History.Kind;

/** Plays one history to its end and a quiet phase after it, and asks the checker. */
final class Run {
    private static final int ROUNDS = 150;
    final World world;
    final Scene scene;
    private final History history;
    private final Steps steps;

    Run(History history, Shelf shelf, Sabotage sabotage, Coverage coverage, boolean tracing) {
        this.history = history;
        this.world = new World(coverage, tracing);
        this.scene = new Scene(world, shelf, sabotage);
        Random random = new Random(history.seed());
        scene.fars.values().forEach(far -> far.takes(random));
        this.steps = new Steps(scene, history.dials());
        world.meanwhile = () -> steps.meanwhile(world.random);
    }

    /** What was broken, in words; empty where nothing was. */
    List<String> play() {
        try {
            return toTheEnd();
        } catch (IllegalStateException | NullPointerException e) {
            java.io.StringWriter stack = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(stack));
            return List.of(stack.toString().lines().limit(8).collect(java.util.stream.Collectors.joining("\n")));
        }
    }

    private List<String> toTheEnd() {
        world.dials = history.dials();
        int n = 0;
        for (History.Step step : history.steps()) {
            world.random = new Random(step.seed());
            n++;
            int number = n;
            if (world.tracing) {
                world.trace.add(number + ". " + step.kind());
            }
            start();
            steps.step(step.kind(), world.random);
            scene.bury();
            scene.diary.look(scene.shelf, new HashSet<>());
            scene.diary.broken.addAll(new JobChecker(scene).broken());
            if (!scene.diary.broken.isEmpty()) {
                return scene.diary.broken;
            }
        }
        world.dials = Dials.CALM;
        List<String> broken = settle("quiet phase");
        if (broken.isEmpty()) {
            broken = new Checker(scene).first();
        }
        if (broken.isEmpty()) {
            steps.jobs.cancelAll();
            broken = settle("end of all jobs");
        }
        if (broken.isEmpty()) {
            broken = replayAll();
        }
        if (broken.isEmpty()) {
            broken = new JobChecker(scene).broken();
        }
        return broken.isEmpty() ? new Checker(scene).last() : broken;
    }

    private void start() {
        if (scene.gateway == null) {
            world.act(new Frame(Frame.Actor.START, "start"), () -> {
                try {
                    scene.gateway = new Gateway(scene);
                } catch (HuitongException e) {
                    if (e.code() == org.huitong.message.ErrorCode.STATE_MISMATCH) {
                        scene.diary.broken.add(e.getMessage());
                    }
                    scene.bus.crash(); // a start that fails ends the process, too
                }
            });
            scene.bury();
        }
    }

    /** Everything is up and everybody accepts, until nothing moves any more. */
    private List<String> settle(String name) {
        world.say(() -> "--- " + name);
        world.storeAway = false;
        scene.fars.values().forEach(Far::heal);
        int still = 0;
        for (int i = 0; i < ROUNDS && still < 3; i++) {
            world.clock += 3_600_000;
            start();
            if (!scene.diary.broken.isEmpty()) {
                return scene.diary.broken;
            }
            for (Push push : scene.diary.pushes) {
                if (push.key != null
                        && !push.acknowledged()
                        && push.attempts.stream().allMatch(a -> a.over)
                        && !clashes(push)) {
                    steps.senders.push(push);
                }
            }
            steps.inside(Kind.COMMIT, world.random);
            steps.inside(Kind.DRAIN, world.random);
            steps.senders.mend();
            boolean moved = steps.senders.poll();
            moved |= scene.gateway != null && steps.feed();
            for (Scene.Subscription s : scene.subscriptions()) {
                moved |= steps.turn(s.id());
            }
            still = moved || !done() ? 0 : still + 1;
        }
        scene.diary.look(scene.shelf, new HashSet<>());
        if (still < 3) {
            scene.diary.broken.add(name + ": something is stuck: " + Stuck.of(scene));
        }
        return scene.diary.broken;
    }

    private boolean clashes(Push push) {
        return push.attempts.stream().anyMatch(a -> a.refused == org.huitong.message.ErrorCode.RECEIVE_KEY_CLASH);
    }

    private boolean done() {
        return Stuck.of(scene).isEmpty();
    }

    private List<String> replayAll() {
        for (int i = 0; i < 30; i++) {
            boolean some = false;
            for (Rows.Row row : scene.shelf.rows()) {
                if (row.state() == RowState.PARKED) {
                    steps.people.act("edit", row, false);
                    steps.people.act("replay", scene.shelf.rows().get((int) row.no() - 1), false);
                    some = true;
                }
            }
            if (!some) {
                return List.of();
            }
            List<String> broken = settle("replay of all");
            if (!broken.isEmpty()) {
                return broken;
            }
        }
        return List.of("rows stay parked for ever");
    }

    /** Names of queues the end must find empty. */
    static List<String> queues(Scene scene) {
        List<String> names = new ArrayList<>();
        names.add(Events.ADDRESS);
        scene.subscriptions().forEach(s -> names.add(s.id()));
        return names;
    }

    static String token() {
        return Lease.queue(Scene.SOURCE);
    }
}

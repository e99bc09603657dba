package org.huitong.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.huitong.deliver.Terms;
import org.huitong.failed.Rows;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.RowState;
import org.huitong.model.Diary.Push;
import org.huitong.model.Diary.Rec;
import org.huitong.model.History.Kind;

/** What each kind of step does. */
final class Steps {
    private static final List<Kind> MEANWHILE = List.of(
            Kind.DRAIN,
            Kind.DRAIN,
            Kind.TURN,
            Kind.COMMIT,
            Kind.POLL,
            Kind.EDIT,
            Kind.DISCARD,
            Kind.RESTORE,
            Kind.REPLAY,
            Kind.PUSH,
            Kind.PUSH_AGAIN,
            Kind.PUSH_AGAIN,
            Kind.WITHDRAW,
            Kind.GRANT,
            Kind.RELEASE,
            Kind.GIVE_UP,
            Kind.MEND,
            Kind.PLAN_JOB,
            Kind.START_JOB,
            Kind.PAUSE_JOB,
            Kind.CANCEL_JOB,
            Kind.FEED);

    final Senders senders;
    final People people;
    final JobPeople jobs;
    private final Scene scene;
    private final World world;
    private final Dials dials;

    Steps(Scene scene, Dials dials) {
        this.scene = scene;
        this.world = scene.world;
        this.dials = dials;
        this.senders = new Senders(scene);
        this.people = new People(scene);
        this.jobs = new JobPeople(scene);
    }

    /** A step of somebody else, in between. */
    void meanwhile(Random random) {
        step(scene.one(MEANWHILE, random), random);
    }

    void step(Kind kind, Random random) {
        if (!world.stack.isEmpty()) {
            world.say(() -> "  " + kind);
        }
        switch (kind) {
            case PUSH -> senders.push(push(random));
            case PUSH_TWO -> {
                senders.push(push(random));
                senders.push(push(random));
                step(Kind.COMMIT, random);
            }
            case PUSH_AGAIN -> pushAgain(random);
            case PUSH_OTHER_BODY -> otherBody(random);
            case ROWS -> rows(random);
            case EDIT -> people.act("edit", random);
            case DISCARD -> people.act("discard", random);
            case RESTORE -> people.restore(random);
            case REPLAY -> people.act("replay", random);
            case REPLAY_AND_TURN -> replayAndTurn(random);
            case KNOT -> knot(random);
            case GRAVE -> grave(random);
            case REPLAY_AND_COMMIT -> replayAndCommit(random);
            case FLOW -> {
                inside(Kind.COMMIT, random);
                scene.subscriptions().forEach(s -> turnIfUp(s.id()));
                inside(Kind.DRAIN, random);
            }
            case PLAN_JOB -> jobs.plan(random);
            case START_JOB -> jobs.act("start", random);
            case PAUSE_JOB -> jobs.act("pause", random);
            case RESUME_JOB -> jobs.act("resume", random);
            case CANCEL_JOB -> jobs.act("cancel", random);
            case JOB_AND_TURNS -> jobAndTurns(random);
            case SAME_ACT_AGAIN -> people.again();
            case MOOD ->
                far(random).mood = random.nextInt(3) == 0
                        ? Far.Mood.WELL
                        : Far.Mood.values()[random.nextInt(Far.Mood.values().length)];
            case WITHDRAW -> far(random).live = false;
            case GRANT -> scene.subscriptions().forEach(this::grant);
            case RELEASE -> scene.fars.values().forEach(f -> f.waits = false);
            case GIVE_UP -> giveUp(scene.one(scene.subscriptions(), random));
            case STORE_AWAY -> world.storeAway = true;
            case STORE_BACK -> world.storeAway = false;
            case TIME -> time(random);
            default -> inside(kind, random);
        }
    }

    /** A moment later; the wall clock may be set by an hour, to and fro. */
    private void time(Random random) {
        world.clock += random.nextInt(3000);
        if (random.nextInt(4) == 0) {
            world.set += random.nextInt(3) == 0 ? -3_600_000 : 3_600_000;
        }
    }

    /** Steps that need the gateway to be up. */
    void inside(Kind kind, Random random) {
        if (scene.gateway == null || world.dead) {
            return;
        }
        switch (kind) {
            case POLL -> {
                if (!world.busy(Frame.Actor.POLLER, Scene.SOURCE)) {
                    senders.poll();
                }
            }
            case COMMIT -> alone(Frame.Actor.PUBLISHER, "publish", () -> scene.gateway.commit());
            case DRAIN ->
                alone(Frame.Actor.DRAINER, "drain", () -> {
                    world.coverage.drains(world);
                    scene.gateway.drain();
                });
            case FEED -> feed();
            case TURN -> turn(scene.one(scene.subscriptions(), random).id());
            case MEND -> {
                if (!world.busy(Frame.Actor.SENDER, "mend")) {
                    senders.mend();
                }
            }
            case RESUME -> scene.gateway.workers.values().forEach(w -> w.resume());
            case RESTART -> restart();
            case CRASH -> alone(Frame.Actor.START, "plug", () -> world.die("any time"));
            default -> throw new IllegalStateException(kind.name());
        }
    }

    boolean feed() {
        boolean[] moved = {false};
        alone(Frame.Actor.FEEDER, "feed", () -> moved[0] = scene.gateway.feed());
        return moved[0];
    }

    /** A job from its plan on, in dangerous times. */
    private void jobAndTurns(Random random) {
        jobs.plan(random);
        world.dials = dials.deadlier(3);
        inside(Kind.FEED, random);
        jobs.act("start", random);
        for (int i = 0; i < 3; i++) {
            inside(Kind.FEED, random);
            scene.subscriptions().forEach(s -> turnIfUp(s.id()));
            inside(Kind.DRAIN, random);
            world.clock += 1000;
        }
        world.dials = dials;
    }

    private boolean alone(Frame.Actor actor, String name, Runnable step) {
        if (world.busy(actor, name)) {
            return false;
        }
        world.act(new Frame(actor, name), step);
        return true;
    }

    private void turnIfUp(String subscription) {
        if (scene.gateway != null && !world.dead) {
            turn(subscription);
        }
    }

    boolean turn(String subscription) {
        boolean[] worked = {false};
        try {
            alone(Frame.Actor.WORKER, subscription, () -> {
                worked[0] = scene.gateway.turn(subscription);
                scene.sabotage.turnEnds();
            });
        } catch (HuitongException e) {
            scene.diary.broken.add("the thread of " + subscription + " died of " + e.getMessage());
        }
        return worked[0];
    }

    private void restart() {
        if (world.stack.isEmpty()) {
            world.act(new Frame(Frame.Actor.START, "stop"), () -> {
                try {
                    scene.gateway.stop();
                } catch (HuitongException e) {
                    world.say(() -> "the stop was not clean: " + e.getMessage());
                }
                world.dead = true;
            });
        }
    }

    /** A marked row is sent soon, in dangerous times. */
    private void replayAndTurn(Random random) {
        List<Rows.Row> parked = scene.shelf.rows().stream()
                .filter(r -> r.state() == RowState.PARKED && !r.subscription().isEmpty())
                .toList();
        if (parked.isEmpty()) {
            return;
        }
        Rows.Row row = scene.one(parked, random);
        people.act("replay", row, false);
        world.dials = dials.deadlier(5);
        world.clock += 3000;
        for (int i = 0; i < 3 && scene.gateway != null && !world.dead; i++) {
            turn(row.subscription());
            if (random.nextBoolean()) {
                inside(Kind.DRAIN, random);
            }
        }
        world.dials = dials;
    }

    /** A row parked before publish is published soon, in dangerous times. */
    private void replayAndCommit(Random random) {
        List<Rows.Row> parked = scene.shelf.rows().stream()
                .filter(r -> r.state() == RowState.PARKED && r.subscription().isEmpty())
                .toList();
        if (parked.isEmpty()) {
            return;
        }
        Rows.Row row = scene.one(parked, random);
        people.act("edit", row, random.nextInt(6) == 0);
        people.act("replay", scene.shelf.rows().get((int) row.no() - 1), false);
        inside(Kind.MEND, random);
        world.dials = dials.deadlier(5);
        inside(Kind.COMMIT, random);
        inside(Kind.DRAIN, random);
        world.dials = dials;
    }

    /** A record that will be refused, and later ones of its key that must wait behind it. */
    private void knot(Random random) {
        int sick = scene.diary.serial();
        String resource = random.nextInt(3) == 0 ? Scene.PERSON : Scene.MOVE;
        scene.subscriptions().stream()
                .filter(s -> s.resource().equals(resource))
                .forEach(s -> scene.fars.get(s.id()).sicken(sick, true));
        String key = "K" + random.nextInt(3);
        for (int i = 0; i < 3; i++) {
            int serial = i == 0 ? sick : scene.diary.serial();
            List<Rec> recs = List.of(new Rec(serial, key, false));
            Push push = new Push(Scene.PUSHING, resource, "key" + serial, "digest" + serial, recs);
            scene.diary.pushes.add(push);
            senders.push(push);
        }
        step(Kind.FLOW, random);
    }

    /** A record that will be refused, and then one of its key with which the process dies again and again. */
    private void grave(Random random) {
        String key = "K" + random.nextInt(3);
        for (boolean kills : List.of(false, true)) {
            int serial = scene.diary.serial();
            for (Scene.Subscription s : scene.subscriptions()) {
                if (s.resource().equals(Scene.PERSON)) {
                    Far far = scene.fars.get(s.id());
                    if (kills) {
                        far.poison(serial, 2 + random.nextInt(4));
                    } else {
                        far.sicken(serial, true);
                    }
                }
            }
            Push push = new Push(
                    Scene.PUSHING,
                    Scene.PERSON,
                    "key" + serial,
                    "digest" + serial,
                    List.of(new Rec(serial, key, false)));
            scene.diary.pushes.add(push);
            senders.push(push);
            step(Kind.FLOW, random);
        }
    }

    /** Where something waits, it stays closed until a person decides. */
    private void grant(Scene.Subscription s) {
        Far far = scene.fars.get(s.id());
        boolean something = scene.bus.depth(s.id()) > 0
                || scene.bus.depth(Events.ADDRESS) > 0
                || !scene.shelf.open(s.id()).isEmpty();
        far.waits |= !far.live && far.discard == null && something;
        far.live = true;
    }

    /** As the product: only while nobody has anything of it in hand, so that what waits can be counted. */
    private void giveUp(Scene.Subscription s) {
        Far far = scene.fars.get(s.id());
        boolean closed = !far.live || far.waits;
        boolean letGo = scene.gateway != null && scene.gateway.letGo(s.id());
        if (closed && letGo && far.discard == null && !world.dead) {
            String act = "act" + scene.diary.givenUp.size();
            far.discard = new Terms.Discard(act, scene.bus.depth(s.id()), "wang", "void");
            far.waits = false;
            scene.diary.givenUp.add(
                    new Diary.GivenUp(s.id(), scene.diary.published.size(), scene.diary.arrivals.size()));
            world.say(() -> "wang gives up " + far.discard.slices() + " slices and all rows of " + s.id());
        }
    }

    private Far far(Random random) {
        return scene.fars.get(scene.one(scene.subscriptions(), random).id());
    }

    private Push push(Random random) {
        String resource = random.nextInt(5) < 2 ? Scene.MOVE : Scene.PERSON;
        List<Rec> recs = new ArrayList<>();
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            recs.add(rec(random, i > 0 && random.nextInt(4) == 0));
        }
        int id = recs.get(0).serial();
        String key = random.nextInt(6) == 0 ? null : "key" + id;
        Push push = new Push(Scene.PUSHING, resource, key, "digest" + id, recs);
        scene.diary.pushes.add(push);
        return push;
    }

    private Rec rec(Random random, boolean bad) {
        int serial = scene.diary.serial();
        if (random.nextInt(5) == 0) {
            far(random).sicken(serial, random.nextInt(4) != 0);
        }
        return new Rec(serial, "K" + random.nextInt(3), bad);
    }

    private void pushAgain(Random random) {
        List<Push> pushes =
                scene.diary.pushes.stream().filter(p -> p.key != null).toList();
        if (!pushes.isEmpty()) {
            int from = Math.max(0, pushes.size() - 4);
            senders.push(scene.one(pushes.subList(from, pushes.size()), random));
        }
    }

    private void otherBody(Random random) {
        List<Push> pushes =
                scene.diary.pushes.stream().filter(p -> p.key != null).toList();
        if (!pushes.isEmpty()) {
            Push first = scene.one(pushes, random);
            Rec rec = rec(random, false);
            Push other = new Push(first.system, first.resource, first.key, "digest" + rec.serial(), List.of(rec));
            scene.diary.pushes.add(other);
            senders.push(other);
        }
    }

    private void rows(Random random) {
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            scene.diary.table.add(rec(random, random.nextInt(6) == 0));
        }
    }
}

package org.huitong.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Chance, time and death: every call through a port passes here and may end in one of them. */
final class World {
    private static final int MAX_DEPTH = 3;

    final Coverage coverage;
    final Deque<Frame> stack = new ArrayDeque<>();
    final List<String> trace = new ArrayList<>();
    final boolean tracing;
    Random random = new Random(0);
    Dials dials = Dials.CALM;
    boolean storeAway;
    boolean dead;
    long clock = 1_000_000;
    /** How far the wall clock was set. */
    long set = 1_000_000_000_000L;
    /** Runs a step of another actor. */
    Runnable meanwhile = () -> {};
    /** Looks at the durable state at the moment of death. */
    Runnable dying = () -> {};

    /** What a commit came to. */
    enum Fate {
        KEPT,
        LOST,
        DOUBT_KEPT,
        DOUBT_LOST,
        DEAD_KEPT,
        DEAD_LOST;

        boolean kept() {
            return this == KEPT || this == DOUBT_KEPT || this == DEAD_KEPT;
        }

        boolean died() {
            return this == DEAD_KEPT || this == DEAD_LOST;
        }

        boolean doubtful() {
            return this == DOUBT_KEPT || this == DOUBT_LOST;
        }
    }

    World(Coverage coverage, boolean tracing) {
        this.coverage = coverage;
        this.tracing = tracing;
    }

    void say(Supplier<String> line) {
        if (tracing) {
            trace.add("  ".repeat(stack.size() + 1) + line.get());
        }
    }

    long wall() {
        return clock + set;
    }

    Frame frame() {
        return stack.peek();
    }

    boolean busy(Frame.Actor actor, String name) {
        return stack.stream().anyMatch(f -> f.actor == actor && f.name.equals(name));
    }

    /** Runs one actor's step; the death of the process ends it quietly, {@link #dead} tells. */
    void act(Frame frame, Runnable step) {
        stack.push(frame);
        try {
            step.run();
        } catch (CrashError e) {
            if (stack.size() > 1) {
                throw e;
            }
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof CrashError crash)) {
                throw e;
            }
            if (stack.size() > 1) {
                throw crash;
            }
        } finally {
            stack.pop();
        }
    }

    boolean chance(double p) {
        return p > 0 && random.nextDouble() < p;
    }

    /** An await point: the process may die here, or somebody else may act. */
    void at(String point) {
        alive();
        if (chance(dials.crash())) {
            die(point);
        }
        if (stack.size() < MAX_DEPTH && chance(dials.meanwhile())) {
            say(() -> "meanwhile, at " + point + " of " + frame().actor + ":");
            meanwhile.run();
            alive();
        }
    }

    /** An await point of a call that may also fail. */
    void call(String point, ErrorCode code) {
        at(point);
        if (chance(dials.fail())) {
            say(() -> point + " fails");
            throw new HuitongException(code, "the model let " + point + " fail.");
        }
    }

    /** A call of the store. */
    void store(String point) {
        call(point, ErrorCode.PUBLISH_STORE_BEHIND);
        if (storeAway) {
            throw new HuitongException(ErrorCode.PUBLISH_STORE_BEHIND, "the model's store is away.");
        }
    }

    Fate commit(String point) {
        alive();
        at(point);
        frame().committing = true;
        if (chance(dials.crash() * 2)) {
            return random.nextBoolean() ? Fate.DEAD_KEPT : Fate.DEAD_LOST;
        }
        if (chance(dials.fail())) {
            return switch (random.nextInt(3)) {
                case 0 -> Fate.LOST;
                case 1 -> Fate.DOUBT_KEPT;
                default -> Fate.DOUBT_LOST;
            };
        }
        return Fate.KEPT;
    }

    void alive() {
        if (dead) {
            throw new CrashError();
        }
    }

    void die(String point) {
        say(() -> "*** the process dies at " + point);
        dying.run();
        dead = true;
        throw new CrashError();
    }
}

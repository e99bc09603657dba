package org.huitong.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A list of steps, each with its own seed, so that leaving one out does not change the others. */
record History(long seed, Dials dials, List<Step> steps) {

    /** One step. */
    record Step(Kind kind, long seed) {}

    /** What may happen next, and how often it does. */
    enum Kind {
        PUSH(16),
        PUSH_TWO(5),
        PUSH_AGAIN(7),
        PUSH_OTHER_BODY(2),
        ROWS(4),
        POLL(8),
        COMMIT(16),
        DRAIN(14),
        TURN(24),
        FLOW(14),
        EDIT(6),
        DISCARD(3),
        RESTORE(4),
        REPLAY(8),
        REPLAY_AND_TURN(14),
        KNOT(6),
        GRAVE(4),
        REPLAY_AND_COMMIT(5),
        SAME_ACT_AGAIN(2),
        MEND(4),
        MOOD(5),
        WITHDRAW(2),
        GRANT(3),
        RELEASE(3),
        GIVE_UP(4),
        STORE_AWAY(1),
        STORE_BACK(4),
        TIME(8),
        PLAN_JOB(6),
        START_JOB(8),
        PAUSE_JOB(2),
        RESUME_JOB(4),
        CANCEL_JOB(2),
        FEED(16),
        JOB_AND_TURNS(6),
        RESUME(2),
        RESTART(1),
        CRASH(1);

        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final int WEIGHTS =
            Arrays.stream(Kind.values()).mapToInt(k -> k.weight).sum();

    static History of(long seed) {
        Random random = new Random(seed);
        Dials dials = Dials.of(random);
        int length = 30 + random.nextInt(45);
        List<Step> steps = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            steps.add(new Step(kind(random.nextInt(WEIGHTS)), random.nextLong()));
        }
        return new History(seed, dials, steps);
    }

    private static Kind kind(int at) {
        int left = at;
        for (Kind kind : Kind.values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException();
    }

    History without(int from, int to) {
        List<Step> rest = new ArrayList<>(steps.subList(0, from));
        rest.addAll(steps.subList(to, steps.size()));
        return new History(seed, dials, rest);
    }
}

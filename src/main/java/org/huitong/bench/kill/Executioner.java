package org.huitong.bench.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.huitong.bench.crash.DiskTap;
import org.huitong.bench.crash.Moment;
import org.huitong.bench.crash.Scene;

/** Takes aim and kills; each aim in turn. One thread. */
final class Executioner {
    private static final int LONGEST_LIFE = 1_500;
    private static final int SHORT_LIFE = 150;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int OFTEN = 40;
    private static final int RARELY = 4;
    private static final int MOST_DELAY_MICROS = 3_000;
    /** How long after a death every office has seen its connection die. */
    private static final int NEWS_MILLIS = 10;

    private static final Path STORE = Path.of("huitong.db");

    private final Scene scene;
    private final Random random;
    private final DiskTap tap;
    private int turn;

    /** @param tap null where kills cannot be aimed at the disk */
    Executioner(Scene scene, Random random, DiskTap tap) {
        this.scene = scene;
        this.random = random;
        this.tap = tap;
    }

    /** True where the next kill wants the start for itself, because it is planned before. */
    boolean startsByItself() {
        return Aim.of(turn, tap != null).atDisk();
    }

    /** Kills the gateway, which is up unless {@link #startsByItself}. */
    Kill next() throws IOException, InterruptedException, SQLException {
        Aim aim = Aim.of(turn, tap != null);
        turn++;
        if (!aim.atDisk()) {
            return aim.moment != null ? atMoment(aim) : aim == Aim.LOCKED ? locked(aim) : afterSomeTime(aim);
        }
        if (scene.gateway().alive()) { // the first of a round
            scene.gateway().kill();
        }
        boolean up = scene.gateway().start(tap.kill(scene.data(), aim.plan(random)));
        return up ? atDisk(aim) : buried(Kill.look(aim, true, scene), false, false);
    }

    private Kill afterSomeTime(Aim aim) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(aim == Aim.SOON ? SHORT_LIFE : LONGEST_LIFE));
        return kill(aim, true);
    }

    private Kill locked(Aim aim) throws InterruptedException, SQLException {
        StoreLock lock = new StoreLock(scene.data().resolve(STORE));
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE));
            Kill look = Kill.look(aim, true, scene);
            scene.gateway().kill();
            return buried(look, true, true);
        } finally {
            lock.close();
        }
    }

    private Kill atMoment(Aim aim) throws InterruptedException {
        AtomicReference<Kill> done = new AtomicReference<>();
        long delay = delayMicros(aim.moment);
        Runnable act = () -> {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(delay));
            done.set(Kill.look(aim, true, scene));
            scene.gateway().kill();
        };
        // An answer leaves only when its thread goes on.
        boolean aside = aim.moment == Moment.CALL_ANSWERED;
        scene.farEnds()
                .moments()
                .arm(
                        aim.moment,
                        1 + random.nextInt(most(aim.moment)),
                        aside ? () -> CompletableFuture.runAsync(act) : act);
        await(scene.gateway().ended());
        if (scene.farEnds().moments().disarm()) {
            return kill(aim, false);
        }
        scene.gateway().ended().join();
        return buried(done.get(), true, false);
    }

    /** What comes rarely is not waited for often. */
    private static int most(Moment moment) {
        return switch (moment) {
            case POLL_BEGUN, POLL_READ, REPLAY_ASKED, REPLAY_ANSWERED -> RARELY;
            default -> OFTEN;
        };
    }

    private long delayMicros(Moment moment) {
        return switch (moment) {
            case PUSH_BEGUN, POLL_READ, CALL_ANSWERED, REPLAY_ANSWERED -> random.nextInt(MOST_DELAY_MICROS);
            default -> 0;
        };
    }

    private Kill atDisk(Aim aim) throws InterruptedException {
        AtomicReference<Kill> done = new AtomicReference<>();
        CompletableFuture<Void> looked =
                scene.gateway().ended().thenAccept(process -> done.set(Kill.look(aim, true, scene)));
        await(looked);
        if (done.get() == null && scene.gateway().alive()) {
            return kill(aim, false);
        }
        looked.join();
        return buried(done.get(), true, false);
    }

    private Kill kill(Aim aim, boolean hit) throws InterruptedException {
        Kill look = Kill.look(aim, hit, scene);
        scene.gateway().kill();
        return buried(look, true, false);
    }

    private Kill buried(Kill look, boolean wasUp, boolean locked) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(NEWS_MILLIS);
        scene.farEnds().polls().forget();
        return look.dead(scene.load().ledger().takeCut(), wasUp, locked);
    }

    private static void await(CompletableFuture<?> end) throws InterruptedException {
        try {
            end.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // the caller looks who is alive
        }
    }
}

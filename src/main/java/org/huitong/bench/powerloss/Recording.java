package org.huitong.bench.powerloss;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huitong.bench.crash.Answered;
import org.huitong.bench.crash.Came;
import org.huitong.bench.crash.DiskTap;
import org.huitong.bench.crash.PollWatch;
import org.huitong.bench.crash.Push;
import org.huitong.bench.crash.Register;
import org.huitong.bench.crash.Scene;
import org.huitong.bench.crash.TableLog;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * One life of a gateway from its first start to its stop, under load, as the disk and the far ends have seen it. All
 * times are System.nanoTime, which is the clock of the trace.
 *
 * @param data where the gateway kept its state
 * @param door when its data plane was open
 * @param stopping when it was told to stop
 * @param end when it had stopped
 * @param answered pushes that got their 202
 * @param open pushes that never got an answer
 */
record Recording(
        History history,
        Path trace,
        Path data,
        long door,
        long stopping,
        long end,
        List<Answered> answered,
        List<Push> open,
        List<Register.Change> register,
        List<Came> came,
        List<TableLog.Written> table,
        List<PollWatch.Read> reads) {

    private static final int FEWEST = 100;
    private static final int LOOK_MILLIS = 100;
    private static final int MOST_MORE = 300;

    /** @param seconds of load, at least */
    static Recording make(Scene.Plan plan, DiskTap tap, int seconds)
            throws IOException, InterruptedException, SQLException {
        try (Scene scene = new Scene(plan)) {
            Path trace = plan.directory().resolve("disk.trace").toAbsolutePath();
            if (!scene.gateway().start(tap.trace(scene.data(), trace))) {
                throw new HuitongException(
                        ErrorCode.INTERNAL,
                        "the gateway to be recorded on " + scene.home() + " ended by itself; its last word: "
                                + scene.gateway().lastWord());
            }
            long door = System.nanoTime();
            scene.load().start();
            scene.operator().start();
            TimeUnit.SECONDS.sleep(seconds);
            for (int i = 0; i < MOST_MORE && scene.load().ledger().truth().count() < FEWEST; i++) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS); // a slow machine has said little yet
            }
            long stopping = System.nanoTime();
            scene.gateway().close(); // in the middle of the load: the store's checkpoint falls into its stop
            long end = System.nanoTime();
            scene.operator().stop();
            scene.load().abandon();
            return new Recording(
                    History.of(trace, scene.data()),
                    trace,
                    scene.data(),
                    door,
                    stopping,
                    end,
                    scene.load().ledger().answers(),
                    scene.load().ledger().open(),
                    scene.load().register().changes(),
                    scene.farEnds().counter().came(),
                    scene.farEnds().writes().rows(),
                    scene.farEnds().polls().log());
        }
    }
}

package org.huitong.bench.scale;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.huitong.Huitong;
import org.huitong.bus.Session;
import org.huitong.message.BusRecord;
import org.huitong.message.Intake;
import org.huitong.message.Op;
import org.huitong.message.Slice;

/**
 * A process that puts slices on the bus past the doors, thousands in a transaction, says so on its output, and then waits
 * for its {@code kill -9}. Slice n of a resource holds one record, number n of its key.
 */
public final class Fill {
    static final String DONE = "filled";
    private static final int GROUP = 2_000;
    private static final int KEYS = 10_000;
    private static final int PADDING = 400;

    private Fill() {}

    /** @param args home, slices, resources */
    public static void main(String[] args) throws InterruptedException {
        Huitong gateway = Huitong.start(Path.of(args[0]), Map.of());
        int slices = Integer.parseInt(args[1]);
        int resources = Integer.parseInt(args[2]);
        try (Session session = gateway.bus().open(null)) {
            for (int n = 0; n < slices; n++) {
                Slice.cut(intake(n / resources, ScaleHome.resourceId(n % resources)), false, 1)
                        .forEach(session::send);
                if (n % GROUP == GROUP - 1) {
                    session.commit();
                }
            }
            session.commit();
        }
        System.out.println(DONE);
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private static Intake intake(int number, String resource) {
        String key = "k" + number % KEYS;
        BusRecord entry = new BusRecord(
                "r" + number,
                key,
                number + 1L,
                0,
                Op.UPSERT,
                Map.of("key", key, "at", Integer.toString(number), "more", "x".repeat(PADDING)));
        return new Intake(
                "fill-" + number,
                1,
                "bench.source",
                resource,
                null,
                "",
                Instant.EPOCH,
                false,
                List.of(),
                List.of(entry),
                List.of(),
                null);
    }
}

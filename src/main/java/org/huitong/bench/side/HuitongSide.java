package org.huitong.bench.side;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.huitong.Huitong;
import org.huitong.bench.load.Door;
import org.huitong.bus.Session;
import org.huitong.message.Events;
import org.huitong.message.Parcel;

/** The gateway as it is shipped, on an installation of its own. */
final class HuitongSide implements Side {
    /** Records of one call to a consumer that takes many. */
    static final int BATCH = 200;

    private static final int PURGE_GROUP = 1000;
    private static final byte[] RECORD = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LOOK_MILLIS = 5;
    /** A queue that only grows during a turn must not page: those of the references do not. */
    private static final Map<String, String> IN_MEMORY =
            Map.of("huitong.bus.pageAfterBytes", Integer.toString(1 << 30));

    private final Huitong huitong;
    private final Changer changer;
    private final List<String> subscriptions;
    private final boolean holding;
    private final int port = freePort();

    private HuitongSide(Path dir, List<String> subscriptions, boolean holding, Map<String, String> settings)
            throws IOException {
        this.subscriptions = subscriptions;
        this.holding = holding;
        Map<String, String> all = new HashMap<>(settings);
        all.put("huitong.edge.port", Integer.toString(port));
        all.put("huitong.operate.port", "0");
        all.put("huitong.observe.port", "0");
        huitong = Huitong.start(dir, all);
        changer = new Changer(dir, huitong.admin());
    }

    /** One subscription, whose queue holds what is published. */
    static Side holding(Path dir, Path installation) throws IOException {
        HuitongHome.write(dir, installation);
        return new HuitongSide(dir, Consumers.holding(dir), true, IN_MEMORY);
    }

    /** One subscription, delivered over HTTP; every setting as shipped. */
    static Side delivering(Path dir, Path installation, String url, int batch) throws IOException {
        HuitongHome.write(dir, installation);
        return new HuitongSide(dir, Consumers.called(dir, url, batch), false, Map.of());
    }

    /** Many subscriptions on the one resource, delivered to nobody. */
    static Side fanningOut(Path dir, Path installation, int number) throws IOException {
        HuitongHome.write(dir, installation);
        return new HuitongSide(dir, Consumers.silent(dir, number), false, IN_MEMORY);
    }

    @Override
    public Optional<Door> door() {
        return Optional.of(
                new Door(port, "/exchange/v1/resources/" + HuitongHome.RESOURCE + "/records", HuitongHome.TOKEN));
    }

    /** The queue waits for its grant; nobody but the gateway touches it, so what is in it was put there by requests. */
    @Override
    public OptionalLong purge() {
        if (!holding) {
            return OptionalLong.empty();
        }
        long purged = 0;
        int inHand = 0;
        try (Session queue = huitong.bus().open(subscriptions.get(0))) {
            Parcel parcel = queue.take(Duration.ZERO);
            while (parcel != null) {
                purged += records(parcel.body());
                Parcel next = queue.take(Duration.ZERO);
                if (next == null || ++inHand == PURGE_GROUP) {
                    queue.acknowledge(parcel);
                    queue.commit();
                    inHand = 0;
                }
                parcel = next;
            }
        }
        return OptionalLong.of(purged);
    }

    /** Waits for the queues, and for the store that keeps the counts. */
    @Override
    public List<Long> delivered() throws InterruptedException {
        while (!holding
                        && subscriptions.stream()
                                .anyMatch(queue -> huitong.bus().depth(queue) > 0)
                || huitong.bus().depth(Events.ADDRESS) > 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return subscriptions.stream()
                .map(subscription ->
                        huitong.board().ofSubscription(subscription).delivered())
                .toList();
    }

    @Override
    public void change(Changing plan) {
        changer.begin(plan);
    }

    @Override
    public Changed changed() throws InterruptedException {
        return changer.end();
    }

    @Override
    public void stop() throws Exception {
        huitong.close();
    }

    /** Counted by how each of them begins: to read them would take longer than to push them. */
    private static int records(byte[] slice) {
        int records = 0;
        for (int i = 0; i <= slice.length - RECORD.length; i++) {
            if (slice[i] == '{' && java.util.Arrays.equals(slice, i, i + RECORD.length, RECORD, 0, RECORD.length)) {
                records++;
            }
        }
        return records;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

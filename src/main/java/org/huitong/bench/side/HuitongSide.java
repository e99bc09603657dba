package org.huitong.bench.side;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huitong.Huitong;
import org.huitong.bench.load.Door;
import org.huitong.bus.Session;
import org.huitong.message.Parcel;

/** The gateway as it is shipped, on an installation of its own. */
final class HuitongSide implements Side {
    private static final int PURGE_GROUP = 1000;
    private static final byte[] RECORD = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);

    private final Huitong huitong;
    private final int port = freePort();

    private HuitongSide(Path dir) throws IOException {
        huitong = Huitong.start(
                dir,
                Map.of(
                        // A queue that only grows during a turn must not page: those of the references do not.
                        "huitong.bus.pageAfterBytes",
                        Integer.toString(1 << 30),
                        "huitong.edge.port",
                        Integer.toString(port),
                        "huitong.operate.port",
                        "0",
                        "huitong.observe.port",
                        "0"));
    }

    /** One subscription, whose queue holds what is published. */
    static Side holding(Path dir, Path installation) throws IOException {
        HuitongHome.holding(dir, installation);
        return new HuitongSide(dir);
    }

    @Override
    public Optional<Door> door() {
        return Optional.of(
                new Door(port, "/exchange/v1/resources/" + HuitongHome.RESOURCE + "/records", HuitongHome.TOKEN));
    }

    /** The queue waits for its grant; nobody but the gateway touches it, so what is in it was put there by requests. */
    @Override
    public OptionalLong purge() {
        long purged = 0;
        int inHand = 0;
        try (Session queue = huitong.bus().open(HuitongHome.SUBSCRIPTION)) {
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

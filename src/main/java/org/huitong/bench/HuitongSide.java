package org.huitong.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huitong.Huitong;
import org.huitong.bus.Session;
import org.huitong.message.Parcel;

/** The gateway as it is shipped, on an installation of its own. */
final class HuitongSide implements Side {
    private static final int PURGE_GROUP = 1000;

    private final Huitong huitong;
    private final int port = freePort();

    HuitongSide(Path dir, Path installation) throws IOException {
        HuitongHome.write(dir, installation);
        huitong = Huitong.start(
                dir,
                Map.of(
                        "huitong.bus.pageAfterBytes", Integer.toString(1 << 30),
                        "huitong.edge.port", Integer.toString(port),
                        "huitong.operate.port", Integer.toString(freePort()),
                        "huitong.observe.port", Integer.toString(freePort())));
    }

    @Override
    public Optional<Door> door() {
        return Optional.of(
                new Door(port, "/exchange/v1/resources/" + HuitongHome.RESOURCE + "/records", HuitongHome.TOKEN));
    }

    @Override
    public Burst drive(int connections, int seconds) {
        throw new UnsupportedOperationException("driven through its door");
    }

    /** The queue waits for its grant; nobody but the gateway touches it, so what is in it was put there by requests. */
    @Override
    public OptionalLong purge() {
        long purged = 0;
        try (Session queue = huitong.bus().open(HuitongHome.SUBSCRIPTION)) {
            Parcel parcel = queue.take(Duration.ZERO);
            while (parcel != null) {
                purged++;
                if (purged % PURGE_GROUP == 0) {
                    queue.acknowledge(parcel);
                    queue.commit();
                }
                Parcel next = queue.take(Duration.ZERO);
                if (next == null && purged % PURGE_GROUP != 0) {
                    queue.acknowledge(parcel);
                }
                parcel = next;
            }
            queue.commit();
        }
        return OptionalLong.of(purged);
    }

    @Override
    public void stop() throws Exception {
        huitong.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package org.huitong.bench.load;

import java.io.IOException;

/** HTTP/1.1 load on keep-alive connections, each request with numbers of its own. Not thread-safe. */
public final class LoadClient {
    private final Loop loop;
    private final Door door;
    private long serial;

    public LoadClient(Loop loop, Door door) {
        this.loop = loop;
        this.door = door;
    }

    /** One burst on fresh connections; what is under way at its end is awaited and counted. */
    public Burst drive(Drive drive) throws IOException {
        return drive(drive, Witness.NONE);
    }

    /** One burst, in which {@code witness} sees every answer with 202. */
    public Burst drive(Drive drive, Witness witness) throws IOException {
        try (Senders senders = new Senders(loop, door, drive, serial, witness)) {
            Burst burst = senders.run();
            serial = senders.next();
            return burst;
        }
    }

    /** The serial number of the next record. */
    public long next() {
        return serial;
    }
}

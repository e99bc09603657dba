package org.huitong.bench.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Connections that were asked for and refused, as Linux counts them for all processes together: where nobody listens, nobody
 * else has heard of them. Stateless.
 */
final class Attempts {
    private static final Path COUNTERS = Path.of("/proc/net/snmp");
    private static final String NAME = "AttemptFails";

    private Attempts() {}

    /** Since the system was started; 0 where it does not say. */
    static long refused() throws IOException {
        if (!Files.isReadable(COUNTERS)) {
            return 0;
        }
        List<String[]> tcp = Files.readAllLines(COUNTERS).stream()
                .filter(line -> line.startsWith("Tcp:"))
                .map(line -> line.split(" "))
                .toList();
        int at = tcp.size() == 2 ? List.of(tcp.get(0)).indexOf(NAME) : -1;
        return at < 0 ? 0 : Long.parseLong(tcp.get(1)[at]);
    }
}

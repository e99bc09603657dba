package org.huitong.bench;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is measured: the product or a reference, alone in its process. Used by one thread. Its methods throw what the
 * measured library throws: the process then ends and the bench names its log.
 */
interface Side {
    /** Where the load client knocks; empty for a side that makes its own load because it has no HTTP. */
    Optional<Door> door();

    /** Makes its own load, closed loop; only for a side without a door. */
    Burst drive(int connections, int seconds) throws Exception;

    /** Takes the queued messages away; how many they were, or empty where the side does not show its queue. */
    OptionalLong purge() throws Exception;

    void stop() throws Exception;

    /** A loopback HTTP address. {@code token} is empty where the side asks for none. */
    record Door(int port, String path, String token) {}
}

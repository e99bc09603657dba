package org.huitong.bench.side;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huitong.bench.load.Burst;
import org.huitong.bench.load.Door;
import org.huitong.bench.load.Drive;

/**
 * What is measured: the product or a reference, alone in its process. Used by one thread. Its methods throw what the
 * measured library throws: the process then ends and the bench names its log.
 */
interface Side {
    /** Where the load client knocks; empty for a side that makes its own load because it has no HTTP. */
    default Optional<Door> door() {
        return Optional.empty();
    }

    /** Makes its own load; only for a side without a door. */
    default Burst drive(Drive drive) throws Exception {
        throw new UnsupportedOperationException("driven through its door");
    }

    /** Takes the queued records away; how many they were, or empty where the side keeps none. */
    default OptionalLong purge() throws Exception {
        return OptionalLong.empty();
    }

    /** Records delivered to each subscription so far, once nothing waits any more; empty where nothing is delivered. */
    default List<Long> delivered() throws Exception {
        return List.of();
    }

    /** Begins to change the product's mapping. */
    default void change(Changing plan) {
        throw new UnsupportedOperationException("only the product has a mapping");
    }

    /** Waits until all of it is changed. */
    default Changed changed() throws Exception {
        throw new UnsupportedOperationException("only the product has a mapping");
    }

    void stop() throws Exception;
}

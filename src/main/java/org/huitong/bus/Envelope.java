package org.huitong.bus;

import java.util.HashMap;
import java.util.Map;
import org.huitong.bus.door.Door;
import org.huitong.message.Parcel;
import org.huitong.seal.Seal;

/**
 * Closes what the gateway gives to its broker, and opens it when it is taken, so that the journal holds no content in clear.
 * Properties stay as they are: they name systems and intakes, no persons. What lies in systems' own queues is read by their
 * clients and stays open, too. Thread-safe.
 */
final class Envelope {
    /** The key under which a body is closed, by name; on no message that is open. */
    static final String KEY = "HuitongSealed";

    private final Seal seal;

    Envelope(Seal seal) {
        this.seal = seal;
    }

    Parcel close(Parcel parcel) {
        if (seal.closes().isEmpty() || parcel.address().startsWith(Door.OUT)) {
            return parcel;
        }
        Map<String, Object> properties = new HashMap<>(parcel.properties());
        properties.put(KEY, seal.closes().orElseThrow());
        return new Parcel(
                parcel.address(), properties, seal.close(parcel.body(), parcel.address()), parcel.lastValueKey());
    }

    /** Throws STATE-SEALED where its key is not among ours, or it is not what was closed. */
    Parcel open(Parcel parcel) {
        if (!parcel.properties().containsKey(KEY)) {
            return parcel;
        }
        Map<String, Object> properties = new HashMap<>(parcel.properties());
        properties.remove(KEY);
        return new Parcel(
                parcel.address(), properties, seal.open(parcel.body(), parcel.address()), parcel.lastValueKey());
    }
}

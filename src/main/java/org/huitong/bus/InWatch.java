package org.huitong.bus;

import java.util.Optional;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;

/** What the source of systems' own queues must know of the rest. Thread-safe. */
public interface InWatch {

    /** False while the gateway is too far behind to take more in. */
    boolean mayTake();

    /** The one resource that the system hands over; empty where there are several, or none. */
    Optional<String> onlyResource(String system);

    /**
     * What the store is told of a refusal, in the same transaction.
     *
     * @param resource as asked for; null where the message names none
     */
    Event refused(String system, String resource, HuitongException why);

    /** What the store is told of a message that has its receipt already. */
    Event repeated(String system, Receipt receipt);
}

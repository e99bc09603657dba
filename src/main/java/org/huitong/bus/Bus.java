package org.huitong.bus;

/** What the gateway needs of its broker; the model tests answer it in memory. Thread-safe. */
public interface Bus {

    /**
     * Opens a transaction with the right to take from a queue.
     *
     * @param queue null for a session that only sends
     */
    Session open(String queue);

    /** Messages in the queue, those under way included; 0 where there is no such queue. */
    long depth(String queue);

    /** Makes sure that a plain durable queue exists under its own name. */
    void declareQueue(String name);

    /** Makes sure that a queue exists which keeps only the newest message of each last-value key. */
    void declareTokenQueue(String name);

    /** Makes sure that a resource's address and this durable, exclusive queue on it exist. */
    void declareSubscription(String address, String queue);
}

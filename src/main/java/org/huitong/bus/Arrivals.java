package org.huitong.bus;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.huitong.message.Backfill;

/**
 * Tells who waits on a queue that the broker has just sent its consumer a message, whoever had put it there. It is told
 * after the message is on its way, so that a look at the queue finds it. Thread-safe.
 */
public final class Arrivals implements ActiveMQServerMessagePlugin {
    private static final SimpleString BACKFILL = SimpleString.of(Backfill.QUEUE);

    private final Map<SimpleString, Runnable> waiting = new ConcurrentHashMap<>();

    Arrivals() {}

    /** @param told with every message that reaches the queue's consumer, or that of its backfill's queue, on a thread of the broker; must not block */
    void listen(String queue, Runnable told) {
        waiting.put(SimpleString.of(queue), told);
    }

    void forget(String queue) {
        waiting.remove(SimpleString.of(queue));
    }

    /** A new life of the broker knows no consumer of the old one: who waits must open his queue again. */
    void tellAll() {
        waiting.values().forEach(Runnable::run);
    }

    /** A person has acted: who waits on this queue has something to do although no message came. */
    public void tell(String queue) {
        tell(SimpleString.of(queue));
    }

    @Override
    public void afterDeliver(ServerConsumer consumer, MessageReference reference) {
        SimpleString queue = reference.getQueue().getName();
        tell(queue.startsWith(BACKFILL) ? queue.subSeq(BACKFILL.length(), queue.length()) : queue);
    }

    private void tell(SimpleString queue) {
        Runnable told = waiting.get(queue);
        if (told != null) {
            told.run();
        }
    }
}

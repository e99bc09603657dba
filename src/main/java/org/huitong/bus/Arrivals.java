package org.huitong.bus;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;

/**
 * Tells who waits on a queue that the broker has just sent its consumer a message, whoever had put it there. It is told
 * after the message is on its way, so that a look at the queue finds it. Thread-safe.
 */
public final class Arrivals implements ActiveMQServerMessagePlugin {
    private final Map<SimpleString, Runnable> waiting = new ConcurrentHashMap<>();

    Arrivals() {}

    /** @param told on a thread of the broker with every message that reaches the queue's consumer; must not block */
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

    @Override
    public void afterDeliver(ServerConsumer consumer, MessageReference reference) {
        Runnable told = waiting.get(reference.getQueue().getName());
        if (told != null) {
            told.run();
        }
    }
}

package org.huitong.bench.side;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.huitong.bench.load.Schedule;

/** One core session on a connection of its own, sending durable messages. Used by one thread. */
final class RawSender implements AutoCloseable {
    static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession session;
    private final ClientProducer producer;
    private final int group;
    private final byte[] body;
    private final Histogram nanos = new Histogram(MAX_NANOS, 3);

    /** @param group messages a commit; one is sent blocking, without a transaction */
    RawSender(int group, byte[] body) throws Exception {
        boolean alone = group == 1;
        this.group = group;
        this.body = body;
        // Inside a transaction the commit waits for the disk, so a send need not wait for the broker.
        this.locator = ActiveMQClient.createServerLocator(BenchBroker.URL)
                .setBlockOnDurableSend(alone)
                .setMinLargeMessageSize(BenchBroker.LARGE_BYTES);
        this.factory = locator.createSessionFactory();
        this.session = factory.createSession(alone, alone);
        this.producer = session.createProducer(BenchBroker.QUEUE);
    }

    /** Takes the next numbers until the schedule is over, and says how many messages of this sender are durable. */
    long send(Schedule schedule, AtomicLong numbers) throws ActiveMQException {
        long sent = 0;
        for (long number = numbers.getAndIncrement(); ; number = numbers.getAndIncrement()) {
            long now = System.nanoTime();
            if (schedule.over(number * group, now)) {
                return sent;
            }
            long due = schedule.due(number * group, now);
            for (long early = due - now; early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            sendGroup();
            sent += group;
            nanos.recordValue(System.nanoTime() - due);
        }
    }

    Histogram nanos() {
        return nanos;
    }

    @Override
    public void close() throws ActiveMQException {
        session.close();
        factory.close();
        locator.close();
    }

    private void sendGroup() throws ActiveMQException {
        for (int i = 0; i < group; i++) {
            ClientMessage message = session.createMessage(true);
            message.getBodyBuffer().writeBytes(body);
            producer.send(message);
        }
        if (group > 1) {
            session.commit();
        }
    }
}

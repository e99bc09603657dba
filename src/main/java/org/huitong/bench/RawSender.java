package org.huitong.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** One core session on a connection of its own, sending 1 KiB durable messages. Used by one thread. */
final class RawSender implements AutoCloseable {
    static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession session;
    private final ClientProducer producer;
    private final int group;
    private final byte[] body = RequestForm.body().getBytes(StandardCharsets.US_ASCII);
    private final Histogram nanos = new Histogram(MAX_NANOS, 3);

    private RawSender(int group) throws Exception {
        boolean alone = group == 1;
        this.group = group;
        // Inside a transaction the commit waits for the disk, so a send need not wait for the broker.
        this.locator = ActiveMQClient.createServerLocator(BenchBroker.URL).setBlockOnDurableSend(alone);
        this.factory = locator.createSessionFactory();
        this.session = factory.createSession(alone, alone);
        this.producer = session.createProducer(BenchBroker.QUEUE);
    }

    static RawSender open(int group) throws Exception {
        return new RawSender(group);
    }

    /** Sends until {@code deadline} (of {@link System#nanoTime}) and says how many messages are durable. */
    long sendUntil(long deadline) throws ActiveMQException {
        long sent = 0;
        for (long begin = System.nanoTime(); begin < deadline; ) {
            sendGroup();
            sent += group;
            long now = System.nanoTime();
            nanos.recordValue(now - begin);
            begin = now;
        }
        return sent;
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

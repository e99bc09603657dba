package org.huitong.bus;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls with the token in hand: read and decode first, then one commit of slices, event and new token. A poll that
 * committed is followed by the next one at once; one that found nothing waits for its period; one that failed gives the
 * token back and waits longer each time.
 */
final class SourceConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(SourceConsumer.class);
    private static final long STOP_SECONDS = 15;
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final Source source;
    private final Bus bus;
    private final CommitListener listener;
    private final SourceWatch watch;
    private CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;
    private Lease lease;
    private long wait;

    /**
     * @param column null where the connector keeps the watermark itself
     * @param period milliseconds between polls that find nothing
     */
    record Source(String system, String resource, String column, long startAt, long period) {
        String id() {
            return system + "." + resource;
        }

        String subject() {
            return system + "/" + resource;
        }
    }

    SourceConsumer(
            Endpoint endpoint,
            Processor processor,
            Source source,
            Bus bus,
            CommitListener listener,
            SourceWatch watch) {
        super(endpoint, processor);
        this.source = source;
        this.bus = bus;
        this.listener = listener;
        this.watch = watch;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = new CountDownLatch(1);
        thread = new Thread(this::loop, "source-" + source.id());
        thread.start();
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        }
        super.doStop();
    }

    private void loop() {
        try {
            boolean more = true;
            while (!stopping.await(more ? 0 : Math.max(source.period, wait), TimeUnit.MILLISECONDS)) {
                more = watch.mayPoll(source.system) && poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            drop();
        }
    }

    /** True where something was committed, so that there may be more. */
    private boolean poll() {
        try {
            if (lease == null) {
                lease = Lease.take(bus, source.id(), listener);
            }
            Object from = SourceTurn.from(lease, source.column, source.startAt);
            byte[] before = lease.watermark();
            run(from);
            wait = 0;
            watch.polled(source.subject(), SourceTurn.from(lease, source.column, source.startAt));
            return before != lease.watermark();
        } catch (HuitongException e) {
            failed(e);
            return false;
        }
    }

    private void run(Object from) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setHeader(Headers.SYSTEM, source.system);
        exchange.getIn().setHeader(Headers.RESOURCE, source.resource);
        exchange.setVariable("watermark", from);
        SourceTurn turn = new SourceTurn(lease, source.column, () -> stopping.getCount() == 0);
        exchange.setVariable(SourceTurn.VARIABLE, turn);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) { // whatever a route throws ends the poll, not the thread
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        turn.end();
        releaseExchange(exchange, false);
        if (failure instanceof HuitongException h) {
            throw h;
        }
        if (failure != null) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_AWAY,
                    "reading " + source.subject() + " failed: "
                            + kinds(failure)
                            + ". See that the far end answers and that the source's settings fit it; the next poll"
                            + " begins at the same place.",
                    failure);
        }
    }

    /** What failed and what it comes from, by type: their texts may hold data. */
    private static String kinds(Exception failure) {
        Throwable first = failure;
        while (first.getCause() != null && first.getCause() != first) {
            first = first.getCause();
        }
        String kind = failure.getClass().getSimpleName();
        return first == failure ? kind : kind + ", from " + first.getClass().getSimpleName();
    }

    private void failed(HuitongException e) {
        drop();
        boolean stopped = e.code() == ErrorCode.SOURCE_TOKEN;
        wait = Math.min(LONGEST_WAIT_MILLIS, Math.max(source.period, wait * 2));
        watch.failed(source.subject(), stopped, e.getMessage());
        if (wait == source.period || stopped) {
            // A far end that is away is no news to a developer: the operator gets one line, with the cure.
            LOG.warn("{}", e.getMessage());
            LOG.debug("poll of {} failed", source.subject(), e);
        }
        if (stopped) {
            stopping.countDown();
        }
    }

    private void drop() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }
}

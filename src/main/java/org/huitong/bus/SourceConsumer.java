package org.huitong.bus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Polls with the token in hand: read and decode first, then one commit of slices, event and new token. What is read again for
 * single subscriptions is read by the same thread in turns with that, from places of its own. While a person has paused the
 * source its tokens lie on the bus and nothing is read.
 */
final class SourceConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(SourceConsumer.class);
    private static final long STOP_SECONDS = 15;
    /** A backfill is begun by a person, who is not to wait for the period of a source that is polled once a night. */
    private static final long LONGEST_REST_MILLIS = 1_000;

    private final Source source;
    private final SourceWatch watch;
    private final Pulls pulls;
    private final java.util.function.Consumer<Boolean> runs;
    private final SourcePoll own;
    private final SourcePoll.Parts parts;
    /** By the run of its backfill. */
    private final Map<String, SourcePoll> again = new HashMap<>();

    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;
    private boolean givenUp;

    /**
     * @param column null where the connector keeps the watermark itself
     * @param period milliseconds between polls that find nothing
     * @param page records of a poll that brought all it may; 0 where the connector says itself that it is at the end
     */
    record Source(String system, String resource, String column, long startAt, long period, int page) {
        String id() {
            return system + "." + resource;
        }

        String subject() {
            return system + "/" + resource;
        }
    }

    /** @param runs hears whether it runs */
    SourceConsumer(
            Endpoint endpoint,
            Processor processor,
            Source source,
            SourceComponent.Parts shared,
            java.util.function.Consumer<Boolean> runs) {
        super(endpoint, processor);
        this.runs = runs;
        this.source = source;
        this.watch = shared.watch();
        this.pulls = shared.pulls();
        this.parts = new SourcePoll.Parts(shared.bus(), shared.listener(), this::givenUp, this::through);
        this.own = new SourcePoll(source, null, parts);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = new CountDownLatch(1);
        thread = new Thread(this::loop, "source-" + source.id());
        thread.start();
        runs.accept(true);
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        runs.accept(false);
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        }
        super.doStop();
    }

    private void loop() {
        try {
            long rest = 0;
            while (!stopping.await(rest, TimeUnit.MILLISECONDS)) {
                if (paused()) {
                    own.leaves();
                    letGoAllBut(List.of());
                    rest = LONGEST_REST_MILLIS;
                } else {
                    rest = watch.mayPoll(source.system) ? turns() : Math.min(source.period, LONGEST_REST_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            own.close();
            again.values().forEach(SourcePoll::close);
            again.clear();
        }
    }

    private boolean paused() {
        return watch.paused(source.subject());
    }

    /** Once true it stays so for the turn under way, also where the pause was short. */
    private boolean givenUp() {
        givenUp = givenUp || stopping.getCount() == 0 || paused();
        return givenUp;
    }

    /** One turn of each place that is due; milliseconds until the next one is. */
    private long turns() {
        if (own.rest() == 0) {
            own.turn(new Own());
        }
        long rest = Math.min(own.rest(), LONGEST_REST_MILLIS);
        List<Pull> now = pulls.pulls(source.subject());
        letGoAllBut(now);
        for (Pull pull : now) {
            if (stopping.getCount() > 0) {
                rest = Math.min(rest, turn(pull));
            }
        }
        return rest;
    }

    private long turn(Pull pull) {
        String run = pull.backfill().run();
        if (pull.over()) {
            end(pull);
            return LONGEST_REST_MILLIS;
        }
        SourcePoll place = again.computeIfAbsent(run, r -> new SourcePoll(source, pull.backfill(), parts));
        if (pull.rest() == 0 && place.rest() == 0) {
            place.turn(new Again(pull));
        }
        return Math.max(place.rest(), pull.rest());
    }

    private void letGoAllBut(List<Pull> now) {
        again.entrySet().removeIf(place -> {
            boolean gone = now.stream().noneMatch(pull -> pull.backfill().run().equals(place.getKey()));
            if (gone) {
                place.getValue().close();
            }
            return gone;
        });
    }

    private void end(Pull pull) {
        SourcePoll place = again.remove(pull.backfill().run());
        if (place != null) {
            place.close();
        }
        pull.letGo();
    }

    private void through(Object from, SourceTurn turn) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setHeader(Headers.SYSTEM, source.system);
        exchange.getIn().setHeader(Headers.RESOURCE, source.resource);
        exchange.setVariable("watermark", from);
        givenUp = false;
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

    /** How the source itself fares. */
    private final class Own implements SourcePoll.Report {
        @Override
        public void polled(int records, Object watermark, boolean end) {
            watch.polled(source.subject(), watermark);
        }

        @Override
        public void failed(HuitongException e, boolean stopped, boolean first) {
            watch.failed(source.subject(), stopped, e.getMessage());
            if (first) {
                // A far end that is away is no news to a developer: the operator gets one line, with the cure.
                LOG.warn("{}", e.getMessage());
                LOG.debug("poll of {} failed", source.subject(), e);
            }
            if (stopped) {
                stopping.countDown();
            }
        }
    }

    /** How a backfill fares; who asks for it sees it there. */
    private record Again(Pull pull) implements SourcePoll.Report {
        @Override
        public void polled(int records, Object watermark, boolean end) {
            pull.pulled(records, watermark, end);
        }

        @Override
        public void failed(HuitongException e, boolean stopped, boolean first) {
            if (first) {
                LOG.warn("backfill of {}: {}", pull.backfill().subscription(), e.getMessage());
            }
            pull.failed(stopped, e.getMessage());
        }
    }
}

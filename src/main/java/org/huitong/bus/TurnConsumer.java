package org.huitong.bus;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Runs the route on one turn after the other, never two at once, on threads it shares with all other subscriptions. It is
 * woken by a message, or by the pool's clock when something is due; what comes while a turn is under way is remembered.
 */
final class TurnConsumer extends DefaultConsumer {
    private static final long STOP_SECONDS = 15;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private enum State {
        /** Nothing to do. */
        IDLE,
        /** Waits for a thread. */
        READY,
        RUNNING,
        /** Running, and something has come since. */
        WOKEN,
        STOPPED
    }

    private final Turns turns;
    private final String subscription;
    /** Records go many to a call: it pays to wait a moment for company. */
    private final boolean gathers;

    private final TurnPool pool;
    private final Arrivals arrivals;
    private final AtomicReference<State> state = new AtomicReference<>(State.STOPPED);
    private volatile boolean stopping;
    private volatile CountDownLatch ended = new CountDownLatch(0);
    /** When the turn under way began; 0 between turns. */
    private volatile long began;

    private volatile long lastTurn;
    /** A look went wrong; 0 where it did not. */
    private volatile long failed;

    TurnConsumer(
            Endpoint endpoint,
            Processor processor,
            Turns turns,
            SubscriptionComponent.Asked asked,
            TurnPool pool,
            Arrivals arrivals) {
        super(endpoint, processor);
        this.turns = turns;
        this.subscription = asked.subscription();
        this.gathers = asked.batch() > 1;
        this.pool = pool;
        this.arrivals = arrivals;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = false;
        ended = new CountDownLatch(1);
        state.set(State.IDLE);
        pool.enter(this);
        arrivals.listen(subscription, this::wake);
        wake(); // the first turn proves what a death has left
    }

    @Override
    protected void doStop() throws Exception {
        stopping = true;
        if (state.compareAndSet(State.IDLE, State.STOPPED) || state.compareAndSet(State.READY, State.STOPPED)) {
            end();
        }
        ended.await(pool.closed() ? 0 : STOP_SECONDS, TimeUnit.SECONDS);
        super.doStop();
    }

    private void end() {
        state.set(State.STOPPED);
        pool.leave(this);
        arrivals.forget(subscription);
        turns.close();
        ended.countDown();
    }

    /** Something has come. Any thread; does not block. */
    void wake() {
        if (pool.closed()) {
            return;
        }
        if (state.compareAndSet(State.IDLE, State.READY)) {
            submit();
        } else {
            state.compareAndSet(State.RUNNING, State.WOKEN);
        }
    }

    /**
     * The clock's question: how many milliseconds it need not be asked again. What it finds is still true at the next
     * question, so that nothing is missed.
     */
    long look(long now) {
        if (state.get() != State.IDLE) {
            return Long.MAX_VALUE; // it asks to be looked at when its turn is over
        }
        long rest =
                failed == 0 ? turns.rest() : Math.max(0, TimeUnit.NANOSECONDS.toMillis(REST_NANOS - (now - failed)));
        if (rest == 0) {
            wake();
        }
        return rest;
    }

    /** How long the turn under way has lasted; 0 where there is none. */
    long lasts(long now) {
        long since = began;
        return since == 0 ? 0 : now - since;
    }

    /** How long the last one that had something to do took. */
    long lastTurn() {
        return lastTurn;
    }

    /** One turn; then the others come first. */
    void run() {
        if (!state.compareAndSet(State.READY, State.RUNNING)) {
            return; // stopped while it waited
        }
        boolean worked = false;
        began = System.nanoTime();
        pool.begins(this);
        try {
            worked = !stopping && !pool.closed() && turn();
        } finally {
            began = 0;
            pool.ends(this);
            rest(worked);
        }
    }

    private void rest(boolean worked) {
        if (stopping) {
            end();
        } else if (pool.closed()) {
            state.set(State.IDLE);
            endIfStopped();
        } else if (!worked && state.compareAndSet(State.RUNNING, State.IDLE)) {
            pool.lookSoon(this);
            endIfStopped();
        } else {
            state.set(State.READY);
            submit();
        }
    }

    private void submit() {
        if (gathers && !turns.more()) {
            pool.submitSoon(this);
        } else {
            pool.submit(this);
        }
    }

    /** The stop may have come between, and found it running. */
    private void endIfStopped() {
        if (stopping && state.compareAndSet(State.IDLE, State.STOPPED)) {
            end();
        }
    }

    private boolean turn() {
        long begin = System.nanoTime();
        Object turn = next();
        if (turn == null) {
            return false;
        }
        work(turn);
        lastTurn = System.nanoTime() - begin;
        return true;
    }

    /** A subscription must not fall silent for good because one look at its queue went wrong. */
    private Object next() {
        try {
            Object turn = turns.next(Duration.ZERO);
            failed = 0;
            return turn;
        } catch (RuntimeException e) {
            failed = System.nanoTime();
            getExceptionHandler()
                    .handleException(
                            "subscription " + subscription + " could not take its next window; it tries again", e);
            return null;
        }
    }

    private void work(Object turn) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(turn);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) { // the edge of our code: whatever a route throws ends the turn, not the thread
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            Exception failure = exchange.getException();
            HuitongException why = failure instanceof HuitongException h
                    ? h
                    : new HuitongException(
                            ErrorCode.INTERNAL,
                            "a window was given back because the route failed ("
                                    + failure.getClass().getSimpleName() + "). See the log and report it.",
                            failure);
            getExceptionHandler().handleException("window of " + subscription + " was given back", why);
            turns.abandon(turn, why);
        }
        releaseExchange(exchange, false);
    }
}

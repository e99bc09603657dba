package org.huitong.bus;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** One thread that asks for the next turn and runs the route on it. */
final class TurnConsumer extends DefaultConsumer {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final long STOP_SECONDS = 15;

    private final Turns turns;
    private final String name;
    private volatile boolean running;
    private Thread thread;

    TurnConsumer(Endpoint endpoint, Processor processor, Turns turns, String name) {
        super(endpoint, processor);
        this.turns = turns;
        this.name = name;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        thread = new Thread(this::loop, name);
        thread.start();
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        }
        super.doStop();
    }

    private void loop() {
        try {
            while (running) {
                Object turn = next();
                if (turn == null) {
                    pause();
                } else {
                    work(turn);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            turns.close();
        }
    }

    /** A subscription must not fall silent for good because one look at its queue went wrong. */
    private Object next() throws InterruptedException {
        try {
            return turns.next(WAIT);
        } catch (RuntimeException e) {
            getExceptionHandler().handleException(name + " could not take its next window; it tries again", e);
            TimeUnit.SECONDS.sleep(1);
            return null;
        }
    }

    /** A worker that had something to wait for has waited; one that is paused or caught in a start must not spin. */
    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(20);
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
            getExceptionHandler().handleException("window of " + name + " was given back", why);
            turns.abandon(turn, why);
        }
        releaseExchange(exchange, false);
    }
}

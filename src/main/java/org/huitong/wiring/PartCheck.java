package org.huitong.wiring;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.huitong.message.HuitongException;

/**
 * One part of the gateway. A part that does not answer is down: health must speak above all when a disk hangs. Not a
 * sign of death: restarting the gateway cures no disk.
 */
final class PartCheck extends AbstractHealthCheck {
    private static final long PATIENCE_SECONDS = 3;
    private static final ExecutorService ASKING = Executors.newCachedThreadPool(PartCheck::thread);

    private final Supplier<String> trouble;
    private final boolean advice;
    private CompletableFuture<String> asked;

    /** @param trouble the text of what is wrong; empty while all is well; may block or throw */
    PartCheck(String name, Supplier<String> trouble) {
        this(name, trouble, false);
    }

    private PartCheck(String name, Supplier<String> trouble, boolean advice) {
        super("huitong", name);
        this.trouble = trouble;
        this.advice = advice;
    }

    /** A part whose trouble is told and keeps nobody from sending: it stays up. */
    static PartCheck advice(String name, Supplier<String> trouble) {
        return new PartCheck(name, trouble, true);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        String text = answer();
        if (text.isEmpty()) {
            builder.up();
        } else if (advice) {
            builder.message(text).up();
        } else {
            builder.message(text).down();
        }
    }

    /** A question that hangs is not asked a second time, or threads would pile up behind it. */
    private synchronized String answer() {
        if (asked == null || asked.isDone()) {
            asked = CompletableFuture.supplyAsync(trouble, ASKING)
                    .exceptionally(e -> cause(e) instanceof HuitongException h ? h.getMessage() : cause(e).toString());
        }
        String late = "it has not answered within " + PATIENCE_SECONDS + " s: see whether its disk hangs";
        return asked.copy()
                .completeOnTimeout(late, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Throwable cause(Throwable e) {
        return e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    }
}

package org.huitong.operate.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the alarms every second and tells what has begun, changed or ended: at once in the log, as soon as the store takes
 * it in the audit trail, and to the address, in order, until it is taken. What was told and not yet taken survives a
 * restart; what the address may have taken when the gateway died comes once more, with the same id. One thread.
 */
public final class Notices implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LAST_CALL_MILLIS = 1_000;
    private static final int MOST_UNSENT = 1_000;
    private static final long FIRST_RETRY_MILLIS = 1_000;
    private static final long LONGEST_RETRY_MILLIS = 300_000;
    /** After a start a subscription says that it is open until its first call has failed. */
    private static final long PATIENCE_MILLIS = 120_000;

    private final Supplier<Collection<Alarm>> alarms;
    private final Memory memory;
    private final Consumer<Notice> counted;
    private final Webhook webhook;
    private final Bell bell;
    private final Deque<Notice> unsent = new ArrayDeque<>();
    private final List<Notice> unwritten = new ArrayList<>();
    private volatile int waiting;
    private Notice calling;
    private CompletableFuture<Optional<String>> call;
    private long retry = FIRST_RETRY_MILLIS;
    private long next;
    private boolean changed;

    /** Where it stays over a restart. */
    public interface Memory {
        /** What {@link #write} was given last; null where it never was. */
        String read();

        /**
         * Keeps the state and tells the audit trail, both or none; throws PUBLISH-STORE-BEHIND where the store is away.
         */
        void write(String state, List<Notice> fresh);
    }

    /**
     * Where notices go.
     *
     * @param address null where they stay in log, audit trail and metric
     * @param token file of the bearer token that the address wants; null for none
     * @param source the gateway as the events name it
     */
    public record Target(URI address, Path token, String source) {}

    /** What outlives the process. */
    record State(List<Bell.Told> told, List<Notice> unsent) {}

    /**
     * @param lastingMillis how long an alarm must be there to be told, and away to have ended
     * @param counted is shown each notice once
     */
    public Notices(
            Supplier<Collection<Alarm>> alarms,
            long lastingMillis,
            Supplier<String> ids,
            Target target,
            Memory memory,
            Consumer<Notice> counted) {
        this.alarms = alarms;
        this.memory = memory;
        this.counted = counted;
        this.webhook = target.address() == null ? null : new Webhook(target.address(), target.source(), target.token());
        this.bell = new Bell(lastingMillis, ids);
        resume();
    }

    private void resume() {
        try {
            String text = memory.read();
            if (text != null) {
                State state = Json.MAPPER.readValue(text, State.class);
                bell.resume(state.told(), PATIENCE_MILLIS, steadyMillis());
                if (webhook != null) {
                    unsent.addAll(state.unsent());
                }
            }
        } catch (JsonProcessingException | HuitongException e) {
            LOG.warn("what was told before this start is not known; what still lasts is told once more");
        }
    }

    /** Looks every second until it is interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look(steadyMillis());
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
        }
    }

    /** A call under way is given a moment, so that a clean stop tells nothing twice. */
    private void end() {
        if (call != null) {
            try {
                call.get(LAST_CALL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                return; // it is sent again after the next start
            }
            answered(steadyMillis());
            remember();
        }
    }

    private static long steadyMillis() {
        return Math.max(1, System.nanoTime() / 1_000_000);
    }

    /** Looks once. */
    void look(long steady) {
        for (Notice notice : bell.look(alarms.get(), System.currentTimeMillis(), steady)) {
            log(notice);
            counted.accept(notice);
            unwritten.add(notice);
            if (webhook != null) {
                unsent.add(notice);
            }
            changed = true;
        }
        while (unsent.size() > MOST_UNSENT) {
            LOG.warn(
                    "notice {} is given up: {} wait for the address",
                    unsent.removeFirst().id(),
                    MOST_UNSENT);
        }
        while (unwritten.size() > MOST_UNSENT) {
            unwritten.remove(0);
        }
        send(steady);
        waiting = unsent.size();
        if (changed) {
            remember();
        }
    }

    private static void log(Notice notice) {
        if (notice.what() == Notice.What.ENDED) {
            LOG.info("{} ended: {}", notice.code(), notice.subject());
        } else {
            LOG.warn("{} {}: {}: {}", notice.code(), notice.what().word(), notice.subject(), notice.text());
        }
    }

    private void send(long steady) {
        if (call != null && call.isDone()) {
            answered(steady);
        }
        if (call == null && !unsent.isEmpty() && steady >= next) {
            calling = unsent.peekFirst();
            call = webhook.post(calling);
        }
    }

    private void answered(long steady) {
        Optional<String> trouble = call.join();
        call = null;
        if (trouble.isEmpty()) {
            unsent.remove(calling);
            changed = true;
            retry = FIRST_RETRY_MILLIS;
            next = 0;
            return;
        }
        if (retry == FIRST_RETRY_MILLIS) {
            LOG.warn(
                    "the address of huitong.notices.webhook took no notice: {}. They are kept and sent again; see that it"
                            + " is there and its token holds.",
                    trouble.get());
        }
        next = steady + retry;
        retry = Math.min(2 * retry, LONGEST_RETRY_MILLIS);
    }

    private void remember() {
        try {
            memory.write(Json.text(new State(bell.told(), List.copyOf(unsent))), List.copyOf(unwritten));
            unwritten.clear();
            changed = false;
        } catch (HuitongException e) {
            // The store's own trouble is an alarm; it is written when the store is back.
            LOG.debug("notices are not written yet: {}", e.code().text());
        }
    }

    /** How many wait for the address; any thread may ask. */
    public int waiting() {
        return waiting;
    }
}

package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Ends subscriptions of a running gateway by its own acts, each in the trail with name and reason. For one thread. */
final class Retirement {
    private static final long LOOK_MILLIS = 300;

    /** What becomes of records that wait for the consumer. */
    enum Rest {
        /** Nothing may wait. */
        NONE,
        /** They go out first. */
        DRAIN,
        /** They are given up. */
        DISCARD
    }

    private final AdminClient client;
    private final Texts texts;
    private final Rest rest;
    private final String as;
    private final String reason;
    private final long deadline;

    Retirement(AdminClient client, Texts texts, Rest rest, String as, String reason, int seconds) {
        this.client = client;
        this.texts = texts;
        this.rest = rest;
        this.as = as;
        this.reason = reason;
        this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** It is closed afterwards, and nothing waits; else it says what does. */
    void end(String subscription) throws CommandFailed {
        boolean open = open(subscription);
        long left = left(subscription);
        if (left > 0 && rest == Rest.NONE) {
            throw new CommandFailed(texts.of("retire.left", subscription, left));
        }
        if (left > 0 && rest == Rest.DRAIN && !open) {
            throw new CommandFailed(texts.of("retire.closed", subscription, left));
        }
        if (rest == Rest.DRAIN) {
            await(subscription);
        }
        if (open) {
            act(subscription, "withdraw");
        }
        if (left(subscription) > 0 && rest == Rest.DISCARD) {
            discard(subscription);
            await(subscription);
        }
        left = left(subscription);
        if (left > 0) {
            throw new CommandFailed(texts.of("retire.came", subscription, left));
        }
    }

    private boolean open(String subscription) throws CommandFailed {
        String kind = client.get(path(subscription), Map.of()).path("kind").asText();
        return kind.equals("granted") || kind.equals("declared");
    }

    /** Records in the queue and in rows that are open. */
    private long left(String subscription) throws CommandFailed {
        for (JsonNode one : client.get("/status", Map.of()).path("subscriptions")) {
            if (one.path("id").asText().equals(subscription)) {
                return one.path("waiting").asLong()
                        + one.path("parked").asLong()
                        + one.path("held").asLong();
            }
        }
        return 0;
    }

    private void await(String subscription) throws CommandFailed {
        for (long left = left(subscription); left > 0; left = left(subscription)) {
            if (over()) {
                throw new CommandFailed(texts.of("retire.late", subscription, left));
            }
        }
    }

    /** It is refused while a call to the consumer is under way, which has its own time. */
    private void discard(String subscription) throws CommandFailed {
        while (true) {
            try {
                act(subscription, "discard");
                return;
            } catch (CommandFailed e) {
                if (!e.getMessage().contains("OPERATE-STALE") || over()) {
                    throw e;
                }
            }
        }
    }

    private void act(String subscription, String word) throws CommandFailed {
        client.write("POST", path(subscription) + "/" + word, as, Map.of("reason", reason));
    }

    private static String path(String subscription) {
        return "/grants/" + AdminClient.escape(subscription);
    }

    /** After a moment. */
    private boolean over() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
        return System.nanoTime() > deadline;
    }
}

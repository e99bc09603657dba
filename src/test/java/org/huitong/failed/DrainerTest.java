package org.huitong.failed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;

/** A backlog is told, so that the drainer's thread does not rest beside it. */
class DrainerTest {
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final List<Event> stored = new ArrayList<>();
    private boolean broken;

    private final Drainer drainer = new Drainer(
            new Drainer.Inbox() {
                private final List<byte[]> out = new ArrayList<>();

                @Override
                public List<byte[]> take(int max, long millis) {
                    while (out.size() < max && !waiting.isEmpty()) {
                        out.add(waiting.poll());
                    }
                    return List.copyOf(out);
                }

                @Override
                public void acknowledge() {
                    out.clear();
                }

                @Override
                public void giveBack() {
                    out.forEach(waiting::addFirst);
                    out.clear();
                }
            },
            events -> {
                if (broken) {
                    throw new HuitongException(ErrorCode.PUBLISH_STORE_BEHIND, "the store is away");
                }
                stored.addAll(events);
            },
            events -> {});

    @Test
    void batchThatFillsIsFullAndTheLastIsNot() {
        wait(1500);

        assertTrue(drainer.drainOnce(0));
        assertTrue(drainer.full());
        assertTrue(drainer.drainOnce(0));
        assertFalse(drainer.full());
        assertEquals(1500, stored.size());
        assertFalse(drainer.drainOnce(0));
        assertFalse(drainer.full());
    }

    @Test
    void batchThatTheStoreRefusesIsNotTriedAgainAtOnce() {
        wait(1500);
        broken = true;

        assertFalse(drainer.drainOnce(0));

        assertFalse(drainer.full());
        assertEquals(1500, waiting.size());
    }

    private void wait(int events) {
        for (int i = 0; i < events; i++) {
            Event event = new Event("e" + i, Event.INTAKE, 0, "a.b/c", null, Map.of(), List.of(), null);
            waiting.add(Events.pack(List.of(event)).get(0).body());
        }
    }
}

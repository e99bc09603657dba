package org.huitong.bench.powerloss;

/** What a power loss fell into, by the rows of docs/decisions/crash-windows. */
public enum PowerWindow {
    STARTING("S1", "the gateway was starting for the first time"),
    COMMITTING("W3", "push open, the journal being synced"),
    PUSH_KEPT("W5", "push open, durable without an answer: its repeat got the first receipt"),
    PUSH_LOST("W1 W2", "push open, nothing of it durable: its repeat was the first intake"),
    UNDRAINED("W6 D1", "push answered, the store not synced since"),
    POLL_COMMITTED("T3", "a poll's commit durable, the next poll not begun"),
    STORE_AHEAD("D2", "store committed, its events not acknowledged durably"),
    SETTLED("O4", "delivery committed to the bus, the store not synced since; it did not come again"),
    SENT_AGAIN("O2 O3", "delivered before, and again after"),
    REPLAY_SETTLED("R3", "replay committed to the bus, the store not synced since; it did not come again"),
    MEND_PUBLISHED("E2", "mended record published, the store not synced since"),
    CHECKPOINT("D1", "the store's log was being written back"),
    STOPPING("-", "the gateway was stopping");

    final String rows;
    final String meaning;

    PowerWindow(String rows, String meaning) {
        this.rows = rows;
        this.meaning = meaning;
    }
}

package org.huitong.bench.kill;

/** What a kill interrupted, as well as it can be told from outside, by the rows of docs/decisions/crash-windows. */
public enum CrashWindow {
    STARTING("S1 D1", "the gateway was starting"),
    PUSH_LOST("W1 W2 W3", "push open, nothing of it durable: its repeat was the first intake"),
    PUSH_KEPT("W3 W5", "push open, durable without an answer: its repeat got the first receipt"),
    ANSWERED("W6 D1 D2 O1", "push answered, not yet at its consumer"),
    POLL_READING("T1", "the table was being read"),
    POLL_COMMITTING("T2 T3", "rows read, the next poll not begun"),
    SEND_OPEN("O2", "a call to the consumer was open"),
    REPLAYING("R1 R2 R3", "rows marked for replay had not all come"),
    STORE_LOCKED("D1 D3", "the store could not be written"),
    SENT_AGAIN("O2 O3", "calls answered before the kill came again"),
    SENT_ONCE("O4 D1 D2", "calls answered before the kill did not come again");

    /** Row ids of the table of crash windows. */
    final String rows;

    final String meaning;

    CrashWindow(String rows, String meaning) {
        this.rows = rows;
        this.meaning = meaning;
    }

    /** True where a push, a poll or a send was in flight, or a start, so that the kill counts. */
    boolean inFlight() {
        return this == PUSH_LOST
                || this == PUSH_KEPT
                || this == STARTING
                || this == POLL_READING
                || this == POLL_COMMITTING
                || this == SEND_OPEN;
    }
}

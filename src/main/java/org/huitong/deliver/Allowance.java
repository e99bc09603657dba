package org.huitong.deliver;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How much a subscription may still be sent. Thread-safe: a worker asks it from each of its lanes. */
public interface Allowance {
    /** No bounds. */
    Allowance UNLIMITED = new Allowance() {
        @Override
        public boolean limited() {
            return false;
        }

        @Override
        public int take(List<String> records) {
            return records.size();
        }

        @Override
        public Optional<Over> over() {
            return Optional.empty();
        }

        @Override
        public void settled(int open, Predicate<String> isOpen) {
            // nothing is counted
        }

        @Override
        public void close() {
            // nothing is reserved
        }
    };

    /**
     * It is used up.
     *
     * @param text code, until when, and the cure
     * @param since milliseconds since the epoch
     * @param until milliseconds since the epoch; then it goes on by itself
     */
    record Over(String text, long since, long until) {}

    /** False where nothing has to be asked. Asked before every call; costs nothing. */
    boolean limited();

    /**
     * Takes one call and, of its records, those that were never taken before. What was taken is used, whatever becomes
     * of the call.
     *
     * @param records of the call, in order
     * @return how many of them may go, from the first on; 0 where {@link #over} tells why
     * @throws org.huitong.message.HuitongException where the store does not answer: then nothing may go
     */
    int take(List<String> records);

    /** Empty while something may go. Costs nothing. */
    Optional<Over> over();

    /** No slice is in hand any more: of all records taken before, only those that are open rows may come again. */
    void settled(int open, Predicate<String> isOpen);

    /** Gives back what was reserved and not taken; nothing may be taken any more. */
    void close();
}

package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huitong.bus.Turns;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;

class MaintainedTurnsTest {
    private static final long LONG = 60_000;

    private final AtomicBoolean away = new AtomicBoolean();
    private final Turns turns = new MaintainedTurns(new Waiting(), away::get);

    @Test
    void takesNothingWhileItsConsumerIsAway() {
        away.set(true);

        assertThat(turns.next(Duration.ZERO)).isNull();
        assertThat(turns.rest()).isLessThanOrEqualTo(1_000);
        assertThat(turns.more()).isFalse();
    }

    /** What came meanwhile has told of itself already, and nobody would tell again. */
    @Test
    void looksAtOnceWhenItIsBack() {
        away.set(true);
        turns.next(Duration.ZERO);
        away.set(false);

        assertThat(turns.rest()).isZero();
        assertThat(turns.next(Duration.ZERO)).isEqualTo("turn");
        assertThat(turns.rest()).isEqualTo(LONG);
    }

    private static final class Waiting implements Turns {
        @Override
        public Object next(Duration wait) {
            return "turn";
        }

        @Override
        public long rest() {
            return LONG;
        }

        @Override
        public boolean more() {
            return true;
        }

        @Override
        public void abandon(Object turn, HuitongException why) {}

        @Override
        public void close() {}
    }
}

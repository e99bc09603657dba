package org.huitong.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.huitong.operate.notice.Alarm;
import org.huitong.operate.notice.Notice;
import org.huitong.operate.notice.Notices;

/** The thread that tells people of alarms, and the metrics {@code huitong_alarms} and {@code huitong_notices_total}. */
public final class Telling implements AutoCloseable {
    private static final long LAST_MILLIS = 2_000;

    private final Conditions conditions;
    private final MeterRegistry meters;
    private final AtomicInteger standing;
    private final Thread thread;

    /** @param lasting how long an alarm must be there to be told, and away to have ended */
    public Telling(Conditions conditions, Core core, MeterRegistry meters, Notices.Target target, Duration lasting) {
        this.conditions = conditions;
        this.meters = meters;
        this.standing = meters.gauge("huitong.alarms", new AtomicInteger());
        Notices notices = new Notices(
                this::standing,
                lasting.toMillis(),
                () -> core.sequence().id(core.sequence().next()),
                target,
                new NoticeMemory(core.store()),
                this::count);
        meters.gauge("huitong.notices.waiting", notices, Notices::waiting);
        thread = new Thread(notices, "notices");
        thread.setDaemon(true);
    }

    private Collection<Alarm> standing() {
        Collection<Alarm> alarms = conditions.standing();
        standing.set(alarms.size());
        return alarms;
    }

    private void count(Notice notice) {
        meters.counter("huitong.notices", "what", notice.what().word(), "code", notice.code())
                .increment();
    }

    public void start() {
        thread.start();
    }

    /** Waits a moment for the last call. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LAST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

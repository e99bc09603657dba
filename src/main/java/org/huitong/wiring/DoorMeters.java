package org.huitong.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.huitong.bus.door.Door;

/** What people see of the bus's door. */
public final class DoorMeters {
    private final Door door;

    public DoorMeters(Door door) {
        this.door = door;
    }

    /** Registers {@code huitong_amqp_connections} and {@code huitong_amqp_refused_total} by what was refused. */
    public void meter(MeterRegistry meters) {
        Gauge.builder("huitong.amqp.connections", door, Door::connections)
                .description("Connections of systems' own AMQP clients")
                .register(meters);
        refused(meters, "login", Door::refusedLogins);
        refused(meters, "link", Door::refusedLinks);
        refused(meters, "message", Door::refusedMessages);
    }

    private void refused(MeterRegistry meters, String what, ToDoubleFunction<Door> count) {
        FunctionCounter.builder("huitong.amqp.refused", door, count)
                .description("Logins, links and too long messages that were refused")
                .tag("what", what)
                .register(meters);
    }
}

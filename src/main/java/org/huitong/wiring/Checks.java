package org.huitong.wiring;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.huitong.bus.EmbeddedBus;
import org.huitong.message.HuitongException;

/** What health tells beyond Camel's own checks: each part by name, with the cure. */
public final class Checks {
    private Checks() {}

    /** Registers the checks bus, store, events, dead-letters and sources. */
    public static void register(CamelContext context, Core core, Board board) {
        HealthCheckRegistry registry = context.getCamelContextExtension().getContextPlugin(HealthCheckRegistry.class);
        add(registry, "bus", () -> {
            core.bus().requireRoom();
            return core.bus().alive() ? "" : "the broker has stopped; see the log, then restart the gateway";
        });
        add(registry, "store", () -> {
            core.store().state("epoch");
            return "";
        });
        add(
                registry,
                "events",
                () -> core.behind()
                        ? "too many events wait for the store; nothing is taken in until it catches up"
                        : "");
        add(registry, "dead-letters", () -> {
            long dead = core.bus().depth(EmbeddedBus.DEAD_LETTERS);
            return dead == 0 ? "" : dead + " messages had no queue to go to; './huitong status' names the cure";
        });
        add(registry, "sources", () -> {
            for (Map.Entry<String, Board.SourceState> source :
                    board.polledSources().entrySet()) {
                if (source.getValue().state().equals("stopped")) {
                    return source.getKey() + ": " + source.getValue().cause();
                }
            }
            return "";
        });
    }

    private static void add(HealthCheckRegistry registry, String name, Supplier<String> trouble) {
        registry.register(new Check(name, trouble));
    }

    private static final class Check extends AbstractHealthCheck {
        private final Supplier<String> trouble;

        Check(String name, Supplier<String> trouble) {
            super("huitong", name);
            this.trouble = trouble;
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            String text;
            try {
                text = trouble.get();
            } catch (HuitongException e) {
                text = e.getMessage();
            }
            if (text.isEmpty()) {
                builder.up();
            } else {
                builder.message(text).down();
            }
        }
    }
}

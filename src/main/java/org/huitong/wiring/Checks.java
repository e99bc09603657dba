package org.huitong.wiring;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.huitong.bus.EmbeddedBus;

/** What health tells beyond Camel's own checks: each part by name, with the cure. */
public final class Checks {
    private Checks() {}

    /** Registers the checks bus, store, events, dead-letters, files, sources and, as advice, slow-lane and quotas. */
    public static void register(CamelContext context, Core core, Board board, Lanes lanes, Allowances quotas) {
        HealthCheckRegistry registry = context.getCamelContextExtension().getContextPlugin(HealthCheckRegistry.class);
        add(registry, "bus", () -> core.busTrouble().map(Throwable::getMessage).orElse(""));
        add(registry, "store", () -> {
            core.store().state("epoch");
            return core.storeTrouble();
        });
        add(
                registry,
                "events",
                () -> whileAlive(
                        core,
                        () -> core.behind()
                                ? "too many events wait for the store; nothing is taken in until it catches up"
                                : ""));
        add(
                registry,
                "dead-letters",
                () -> whileAlive(core, () -> {
                    long dead = core.bus().depth(EmbeddedBus.DEAD_LETTERS);
                    return dead == 0 ? "" : dead + " messages had no queue to go to; './huitong status' names the cure";
                }));
        add(registry, "files", Checks::fewDescriptors);
        add(registry, "sources", () -> stoppedSource(board));
        registry.register(PartCheck.advice("slow-lane", lanes::trouble));
        registry.register(PartCheck.advice("quotas", quotas::trouble));
    }

    /** Of a bus that is away the check bus tells; the others would only hide it. */
    private static String whileAlive(Core core, Supplier<String> trouble) {
        return core.bus().alive() ? trouble.get() : "";
    }

    private static String fewDescriptors() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long most = unix.getMaxFileDescriptorCount();
            long open = openDescriptors(unix, most);
            if (open > most - most / 10) {
                return open + " of " + most + " file descriptors are open; close connections, or start the gateway with"
                        + " a higher 'ulimit -n' (LimitNOFILE)";
            }
        }
        return "";
    }

    /** Counting them takes one: with none left there is no count, and the answer is known. */
    private static long openDescriptors(UnixOperatingSystemMXBean unix, long most) {
        try {
            return unix.getOpenFileDescriptorCount();
        } catch (InternalError e) {
            return most;
        }
    }

    private static String stoppedSource(Board board) {
        for (Map.Entry<String, Board.SourceState> source : board.polledSources().entrySet()) {
            if (source.getValue().state().equals("stopped")) {
                return source.getKey() + ": " + source.getValue().cause();
            }
        }
        return "";
    }

    private static void add(HealthCheckRegistry registry, String name, Supplier<String> trouble) {
        registry.register(new PartCheck(name, trouble));
    }
}

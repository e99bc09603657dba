package org.huitong;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.huitong.bus.Bus;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.LiveCatalog;
import org.huitong.edge.EdgeServer;
import org.huitong.edge.ObserveServer;
import org.huitong.reload.HomeFiles;
import org.huitong.wiring.Board;
import org.huitong.wiring.Core;

/**
 * A running gateway. {@link #start} opens, in this order: the files (all checked), journal and store, the drain, the
 * routes (workers, pollers; their files are read meanwhile), and last the doors. Thread-safe.
 */
public final class Huitong implements AutoCloseable {
    private final Instant started = Instant.now();
    private final Settings settings;
    private final LiveCatalog catalog;
    private final Core core;
    private final EdgeServer edge;
    private final EdgeServer operate;
    private final ObserveServer observe;
    private final Wiring wiring;

    private Huitong(Path home, Map<String, String> overrides) {
        settings = Settings.read(home, overrides);
        Routes routes = Routes.read(settings);
        HomeFiles files;
        try {
            files = HomeFiles.read(settings.home());
            catalog = new LiveCatalog(Catalog.read(settings.home()));
            core = core(settings, catalog);
        } catch (RuntimeException e) { // whatever stopped the start, nothing of it goes on
            routes.abandon();
            throw e;
        }
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        edge = new EdgeServer(settings.edge());
        operate = new EdgeServer(settings.operate());
        wiring = new Wiring(settings, files, catalog, routes, core, edge, meters);
        try {
            wiring.startRoutes();
            wiring.mountAdmin(operate, started);
            observe = new ObserveServer(
                    settings.text("huitong.observe.host"),
                    settings.number("huitong.observe.port"),
                    wiring.context(),
                    meters::scrape);
            observe.start();
            operate.start();
            edge.start();
            wiring.openDoor();
            wiring.tellPeople();
            tellLauncher();
        } catch (RuntimeException e) { // whatever stopped the start, the journal must be closed
            closeQuietly();
            throw e;
        }
    }

    private static Core core(Settings settings, LiveCatalog catalog) {
        return new Core(
                settings.bus(),
                settings.store(),
                new Core.Bounds(
                        settings.number("huitong.publish.maxWaiting"),
                        settings.number("huitong.publish.maxUndrained"),
                        settings.number("huitong.receive.keepDays"),
                        settings.number("huitong.operate.sentDays"),
                        settings.discards(catalog)));
    }

    /**
     * Starts on a home directory with {@code config/ connectors/ routes/}.
     *
     * @param overrides property keys that win over the file; may be empty
     * @throws org.huitong.message.HuitongException CONFIG-INVALID, STATE-MISMATCH, PUBLISH-UNAVAILABLE, each with its
     *     cure
     */
    public static Huitong start(Path home, Map<String, String> overrides) {
        return new Huitong(home, overrides);
    }

    /** The launcher keeps the classes of a run that became a gateway, not those of one that was refused. */
    private static void tellLauncher() {
        String ready = System.getProperty("huitong.ready");
        if (ready != null) {
            try {
                Files.write(Path.of(ready), new byte[0]);
            } catch (IOException e) {
                return; // nothing but the speed of the next start is lost, and that start tries again
            }
        }
    }

    /** The data plane, up to and with its version. */
    public URI dataPlane() {
        String scheme = edge.settings().tls().isPresent() ? "https://" : "http://";
        return URI.create(scheme + settings.text("huitong.edge.host") + ":" + edge.port() + "/exchange/v1");
    }

    /** The admin port. */
    public URI admin() {
        return URI.create("http://" + settings.text("huitong.operate.host") + ":" + operate.port());
    }

    /** Where systems' own AMQP clients come in; empty where they may not. */
    public Optional<URI> amqp() {
        return core.bus()
                .door()
                .map(door ->
                        URI.create((settings.bus().door().orElseThrow().tls().isPresent() ? "amqps://" : "amqp://")
                                + settings.text("huitong.amqp.host") + ":" + door.port()));
    }

    /** Health and metrics. */
    public URI observe() {
        return URI.create("http://" + settings.text("huitong.observe.host") + ":" + observe.port() + "/observe");
    }

    public Path data() {
        return settings.data();
    }

    public Catalog catalog() {
        return catalog;
    }

    public Board board() {
        return wiring.board();
    }

    /** The bus, for measuring: a benchmark empties queues that nobody consumes. */
    public Bus bus() {
        return core.bus();
    }

    /** Journal, store and publisher, for tests. */
    public Core core() {
        return core;
    }

    @Override
    public void close() {
        observe.close();
        operate.close();
        closeQuietly();
    }

    private void closeQuietly() {
        edge.close();
        wiring.closeDoor();
        wiring.stopRoutes();
        core.close();
    }
}

package org.huitong.edge;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP/1.1 server with its own port, event loops and worker threads. Data plane, admin API and observe port are
 * each one of these. Thread-safe; not to be started again after {@link #close()}.
 */
public final class EdgeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeServer.class);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(10);
    private static final int MAX_LINE_BYTES = 4 * 1024;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_EVENT_LOOPS = 8;
    /** Bodies may take an eighth of the heap: while one is worked on it is there several times over. */
    private static final int HEAP_SHARE = 8;

    private final EdgeSettings settings;
    private final Vertx vertx;
    private final Router router;
    private final InFlight inFlight;
    private final ThreadPoolExecutor workers;
    private volatile int port = -1;

    /** Starts threads but does not listen yet. */
    public EdgeServer(EdgeSettings settings) {
        this.settings = settings;
        // No file cache: we serve no files, and its temporary folder would be left behind by kill -9.
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(eventLoops())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.router = Router.router(vertx);
        this.inFlight = new InFlight(
                settings.maxInFlight(),
                Math.max(settings.maxBodyBytes(), Runtime.getRuntime().maxMemory() / HEAP_SHARE));
        this.workers = workers(settings);
        Problems.install(router);
        // While nobody is let in, a path whose route is just being replaced is no unknown one.
        router.route().order(-1).handler(context -> {
            if (inFlight.closed()) {
                EdgeConsumer.turnAway(context, EdgeConsumer.stopping());
            } else {
                context.next();
            }
        });
    }

    /** Answers new requests 503 until {@link #letIn}, and waits up to 10 s for those under way. */
    public void hold() {
        try {
            if (!inFlight.drain(FINISH_WITHIN.toMillis())) {
                LOG.warn("Requests on port {} are still under way after {}", port, FINISH_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of {@link #hold}; not after {@link #close()}. */
    public void letIn() {
        inFlight.open();
    }

    /** Routes may be added and removed at any time. */
    public Router router() {
        return router;
    }

    /** The bound port; -1 before {@link #start()}. */
    public int port() {
        return port;
    }

    public EdgeSettings settings() {
        return settings;
    }

    /** Binds and listens; throws {@link HuitongException} CONFIG-INVALID when the address cannot be bound. */
    public void start() {
        // A negative port is Vert.x's word for one free port that all event loops share.
        int wanted = settings.port() == 0 ? -1 : settings.port();
        Connections connections = new Connections(settings.maxConnections());
        try {
            vertx.deployVerticle(
                            () -> new Listener(wanted, connections), new DeploymentOptions().setInstances(eventLoops()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "Listening on " + settings.host() + ":" + settings.port()
                            + " failed. Is another program on that port? Stop it or set another port. Are the files of TLS there,"
                            + " PEM, and the key PKCS#8 without a password?",
                    e.getCause());
        }
    }

    /** Answers new requests 503, lets those under way finish for up to 10 s, then closes every connection. */
    @Override
    public void close() {
        try {
            if (!inFlight.drain(FINISH_WITHIN.toMillis())) {
                LOG.warn(
                        "Requests on port {} were still under way after {}; their senders get no answer",
                        port,
                        FINISH_WITHIN);
            }
            vertx.close().toCompletionStage().toCompletableFuture().get(FINISH_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The server on port {} did not close cleanly", port, e);
        } finally {
            workers.shutdownNow();
        }
    }

    InFlight inFlight() {
        return inFlight;
    }

    ThreadPoolExecutor workers() {
        return workers;
    }

    private static int eventLoops() {
        return Math.max(2, Math.min(MAX_EVENT_LOOPS, Runtime.getRuntime().availableProcessors()));
    }

    private static ThreadPoolExecutor workers(EdgeSettings settings) {
        AtomicInteger number = new AtomicInteger();
        // The queue holds all that may be in flight, so a task is refused only after close.
        return new ThreadPoolExecutor(
                settings.workers(),
                settings.workers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.maxInFlight()),
                task -> {
                    Thread thread = new Thread(task, "edge-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setIdleTimeout((int) settings.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                // One protocol only: an upgrade in the middle of a connection is what request smuggling uses.
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true);
        settings.tls().ifPresent(tls -> tls.apply(options));
        return options;
    }

    /** One per event loop; Vert.x spreads the connections of a shared port over them. */
    private final class Listener extends AbstractVerticle {
        private final int wanted;
        private final Connections connections;

        Listener(int wanted, Connections connections) {
            this.wanted = wanted;
            this.connections = connections;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServer server = vertx.createHttpServer(options())
                    .connectionHandler(connections::opened)
                    .requestHandler(router);
            server.listen(wanted, settings.host()).onComplete(bound -> {
                if (bound.succeeded()) {
                    port = server.actualPort();
                    started.complete();
                } else {
                    started.fail(bound.cause());
                }
            });
        }
    }
}

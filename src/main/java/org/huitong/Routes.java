package org.huitong;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The home's routes in Camel: their files are read on a thread of their own, while journal and store open, and started
 * when all that they name is bound. Used by one thread.
 */
final class Routes {
    private final Settings settings;
    private final Main camel = new QuickMain();
    private final CompletableFuture<Void> read = new CompletableFuture<>();

    private Routes(Settings settings) {
        this.settings = settings;
        // The gateway stops in an order of its own; a hook of Camel would stop the routes behind its back.
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.setOverrideProperties(settings.forCamel());
        camel.setPropertyPlaceholderLocations("false");
        camel.addInitialProperty("camel.main.basePackageScanEnabled", "false");
    }

    /** Begins to read; what is wrong with a file is told by {@link #start}. */
    static Routes read(Settings settings) {
        Routes routes = new Routes(settings);
        Thread reader = new Thread(routes::readNow, "routes-ahead");
        reader.setDaemon(true);
        reader.start();
        return routes;
    }

    private void readNow() {
        try {
            camel.init();
            read.complete(null);
        } catch (RuntimeException | Error e) { // whatever it is, it is told to who starts
            read.completeExceptionally(e);
        }
    }

    void bind(String name, Object bean) {
        camel.bind(name, bean);
    }

    /**
     * Starts what was read.
     *
     * @param components adds what the routes name to the context, before anything looks for it
     * @throws HuitongException CONFIG-INVALID where a file is wrong
     */
    void start(Consumer<CamelContext> components) {
        try {
            read.join();
            components.accept(camel.getCamelContext());
            camel.start();
        } catch (Exception e) { // Camel's own signature
            Throwable why = e instanceof CompletionException ? e.getCause() : e;
            throw Review.refusal(
                    settings.home(),
                    settings.all(),
                    why,
                    "the routes of " + settings.home() + " did not start: " + root(why)
                            + ". Mend the file it names; './huitong check' looks at every file.");
        }
    }

    CamelContext context() {
        return camel.getCamelContext();
    }

    /** Lets go of what was read and is not to be started, for a reason that is told elsewhere. */
    void abandon() {
        read.exceptionally(failed -> null).join();
        try {
            stop();
        } catch (HuitongException e) {
            // None of it ran: what is left is memory.
        }
    }

    void stop() {
        try {
            camel.stop();
        } catch (Exception e) { // Camel's own signature
            throw new HuitongException(ErrorCode.INTERNAL, "the routes did not stop cleanly. See the log.", e);
        }
    }

    private static String root(Throwable e) {
        Throwable t = e;
        while (t.getCause() != null && t.getCause() != t) {
            t = t.getCause();
        }
        return String.valueOf(t.getMessage());
    }
}

package org.huitong.bus;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code source:<system>/<resource>}: the clock and the lease of a polled source. Each exchange begins where the last
 * committed one ended; the variable {@code watermark} says where. Without a {@code watermarkColumn} the connector keeps
 * the watermark itself, over {@link SourceTurn#goesOn}. {@code again=true} says that what it has given is still there to be read.
 */
public final class SourceComponent extends DefaultComponent {
    private final Parts parts;
    /** Polled sources with a route that runs, and whether each can be read again. */
    private final Map<String, Boolean> running = new ConcurrentHashMap<>();

    /** @param pulls what is to be read again for single subscriptions */
    public record Parts(Bus bus, CommitListener listener, SourceWatch watch, Pulls pulls) {}

    public SourceComponent(Parts parts) {
        this.parts = parts;
    }

    /** Whether a source, named {@code system/resource}, can be read again; empty where no route of it runs. Any thread. */
    public Optional<Boolean> again(String source) {
        return Optional.ofNullable(running.get(source));
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String column = getAndRemoveParameter(parameters, "watermarkColumn", String.class);
        long startAt = getAndRemoveParameter(parameters, "startAt", Long.class, 0L);
        long period = getAndRemoveParameter(parameters, "period", Long.class, 1000L);
        boolean again = getAndRemoveParameter(parameters, "again", Boolean.class, false);
        int page = getAndRemoveParameter(parameters, "page", Integer.class, 0);
        int slash = remaining.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("source:" + remaining + " is written source:<system>/<resource>");
        }
        return new SourceEndpoint(
                uri,
                this,
                new SourceConsumer.Source(
                        remaining.substring(0, slash),
                        remaining.substring(slash + 1),
                        column == null ? null : column.toUpperCase(java.util.Locale.ROOT),
                        startAt,
                        period,
                        page),
                again);
    }

    private final class SourceEndpoint extends DefaultEndpoint {
        private final SourceConsumer.Source source;
        private final boolean again;

        SourceEndpoint(String uri, SourceComponent component, SourceConsumer.Source source, boolean again) {
            super(uri, component);
            this.source = source;
            this.again = again;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("source: is where routes begin");
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new SourceConsumer(this, processor, source, parts, this::runs);
        }

        private void runs(boolean now) {
            if (now) {
                running.put(source.subject(), again);
            } else {
                running.remove(source.subject());
            }
        }
    }
}

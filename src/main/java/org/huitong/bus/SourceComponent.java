package org.huitong.bus;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code source:<system>/<resource>}: the clock and the lease of a polled source. Each exchange begins where the last
 * committed one ended; the variable {@code watermark} says where. Without a {@code watermarkColumn} the connector keeps
 * the watermark itself, over {@link SourceTurn#goesOn}.
 */
public final class SourceComponent extends DefaultComponent {
    private final Bus bus;
    private final CommitListener listener;
    private final SourceWatch watch;

    public SourceComponent(Bus bus, CommitListener listener, SourceWatch watch) {
        this.bus = bus;
        this.listener = listener;
        this.watch = watch;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String column = getAndRemoveParameter(parameters, "watermarkColumn", String.class);
        long startAt = getAndRemoveParameter(parameters, "startAt", Long.class, 0L);
        long period = getAndRemoveParameter(parameters, "period", Long.class, 1000L);
        int slash = remaining.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("source:" + remaining + " is written source:<system>/<resource>");
        }
        return new SourceEndpoint(
                uri, this, remaining.substring(0, slash), remaining.substring(slash + 1), column, startAt, period);
    }

    private final class SourceEndpoint extends DefaultEndpoint {
        private final String system;
        private final String resource;
        private final String column;
        private final long startAt;
        private final long period;

        SourceEndpoint(
                String uri,
                SourceComponent component,
                String system,
                String resource,
                String column,
                long startAt,
                long period) {
            super(uri, component);
            this.system = system;
            this.resource = resource;
            this.column = column == null ? null : column.toUpperCase(java.util.Locale.ROOT);
            this.startAt = startAt;
            this.period = period;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("source: is where routes begin");
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new SourceConsumer(
                    this,
                    processor,
                    new SourceConsumer.Source(system, resource, column, startAt, period),
                    bus,
                    listener,
                    watch);
        }
    }
}

package org.huitong.wiring.connector;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.huitong.deliver.Statuses;
import org.huitong.deliver.TroubleTable;

/** {@code statuses:http?table=404=record}: within a sink, what its consumer's statuses mean; {@link Verdict} goes by it. */
final class StatusesComponent extends DefaultComponent {
    /** Name of the exchange property with the table. */
    static final String TABLE = "HuitongTroubleTable";

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String table = getAndRemoveParameter(parameters, "table", String.class, "");
        return new StatusesEndpoint(uri, this, TroubleTable.STANDARD.with(Statuses.of(table)));
    }

    private static final class StatusesEndpoint extends DefaultEndpoint {
        private final TroubleTable table;

        StatusesEndpoint(String uri, StatusesComponent component, TroubleTable table) {
            super(uri, component);
            this.table = table;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    exchange.setProperty(TABLE, table);
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("statuses: stands within a sink");
        }
    }
}

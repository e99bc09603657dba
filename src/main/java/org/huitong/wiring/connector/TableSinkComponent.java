package org.huitong.wiring.connector;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.huitong.table.Dialects;
import org.huitong.table.Names;
import org.huitong.table.SinkRules;
import org.huitong.table.TableSink;
import org.huitong.wiring.connector.TableSourceComponent.Given;

/** {@code table-sink:upsert|copy|append|call}: writes the call's {@code records} into a table, or calls a procedure. */
final class TableSinkComponent extends DefaultComponent {
    private final Dialects dialects;

    public TableSinkComponent(Dialects dialects) {
        this.dialects = dialects;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Given given = new Given(remaining, parameters);
        SinkRules.How how = SinkRules.How.valueOf(remaining.toUpperCase(Locale.ROOT));
        boolean call = how == SinkRules.How.CALL;
        Map<String, String> words = words(given, call);
        List<String> keys = call ? List.of() : Names.list("keyColumns", given.required("keyColumns"));
        String version = given.text("versionColumn", "");
        if (!words.keySet().containsAll(keys) || !version.isEmpty() && !words.containsKey(version)) {
            throw given.wrong("keyColumns and versionColumn name what columns does not fill");
        }
        SinkRules rules = new SinkRules(
                how,
                given.text("dialect", ""),
                Names.of("table", given.required(call ? "procedure" : "table")),
                words,
                keys,
                version,
                Boolean.parseBoolean(given.text("atomic", "false")),
                Duration.ofMillis(given.number("timeout", 30_000, 1000, 600_000)));
        return new SinkEndpoint(uri, this, given.required("dataSource"), rules);
    }

    /** {@code COLUMN=item, COLUMN=item}; a procedure's arguments have no names. */
    private static Map<String, String> words(Given given, boolean call) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : given.required(call ? "arguments" : "columns").split(",")) {
            String[] parts = pair.strip().split("\\s*=\\s*", 2);
            String column = call ? "argument" + words.size() : Names.of("columns", parts[0]);
            words.put(column, Names.of("columns", parts[parts.length - 1]));
        }
        return words;
    }

    private final class SinkEndpoint extends DefaultEndpoint {
        private final String dataSource;
        private final SinkRules rules;

        SinkEndpoint(String uri, TableSinkComponent component, String dataSource, SinkRules rules) {
            super(uri, component);
            this.dataSource = dataSource;
            this.rules = rules;
        }

        @Override
        public Producer createProducer() {
            DataSource tables = CamelContextHelper.mandatoryLookup(getCamelContext(), dataSource, DataSource.class);
            TableSink sink = new TableSink(rules, tables, dialects);
            return new DefaultProducer(this) {
                @Override
                @SuppressWarnings("unchecked")
                public void process(Exchange exchange) throws Exception {
                    sink.write(exchange.getVariable("records", List.class));
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("table-sink: is where records go");
        }
    }
}

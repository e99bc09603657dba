package org.huitong.wiring.connector;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.huitong.message.Backfill;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Sequence;
import org.huitong.table.Dialects;
import org.huitong.table.GrowingSource;
import org.huitong.table.Names;
import org.huitong.table.SnapshotRules;
import org.huitong.table.SnapshotSource;
import org.huitong.table.TableRules;
import org.huitong.table.TableSource;
import org.huitong.table.TakenSource;
import org.huitong.table.TimeRules;
import org.huitong.table.TimeSource;

/**
 * {@code table-source:<system>/<resource>?ask=timestamp|growing|taken|snapshot}: the rows of a foreign table, behind {@code source:}.
 * The body becomes the next rows, or an empty list where nothing is new.
 */
final class TableSourceComponent extends DefaultComponent {
    private final Parts parts;

    /**
     * What it is made of.
     *
     * @param memory folder for what may get lost
     */
    public record Parts(Dialects dialects, Sequence sequence, Path memory) {}

    public TableSourceComponent(Parts parts) {
        this.parts = parts;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Given given = new Given(remaining, parameters);
        TableRules rules = new TableRules(
                given.text("dialect", ""),
                Names.of("table", given.required("table")),
                given.text("columns", "t.*"),
                given.text("where", ""),
                Names.list("marks", given.required("marks")),
                given.number("maxRows", 1000, 1, 100_000),
                Duration.ofMillis(given.number("timeout", 60_000, 1000, 3_600_000)));
        String dataSource = given.required("dataSource");
        Make make = make(given, rules);
        return new TableEndpoint(uri, this, remaining, dataSource, make);
    }

    /** Makes the source once its database is known. */
    private interface Make {
        /** @param kept names what it remembers */
        TableSource of(DataSource tables, String kept);
    }

    private Make make(Given given, TableRules rules) {
        String ask = given.required("ask");
        switch (ask) {
            case "timestamp":
                TimeRules time = new TimeRules(
                        rules,
                        Duration.ofMillis(given.number("window", 600_000, 0, 604_800_000)),
                        Duration.ofMillis(given.number("every", 10_000, 0, 86_400_000)),
                        given.text("startAt", "1970-01-01T00:00:00"),
                        given.number("remember", 200_000, 1, 1_000_000));
                return (tables, kept) -> new TimeSource(
                        time, tables, parts.dialects(), parts.memory().resolve(kept), System::currentTimeMillis);
            case "snapshot":
                SnapshotRules whole = new SnapshotRules(
                        rules,
                        Duration.ofMillis(given.number("every", 3_600_000, 0, 604_800_000)),
                        given.number("shrink", 20, 0, 100),
                        given.number("most", 500_000, 1, 5_000_000),
                        Names.of("goneColumn", given.required("goneColumn")),
                        given.text("goneIs", "1"));
                return (tables, kept) -> new SnapshotSource(
                        whole,
                        tables,
                        parts.dialects(),
                        parts.memory().resolve(kept + ".listings"),
                        System::currentTimeMillis);
            case "growing":
                return (tables, kept) -> new GrowingSource(rules, tables, parts.dialects());
            case "taken":
                String waiting = given.text("waiting", "");
                String done = given.text("done", "");
                return (tables, kept) -> new TakenSource(rules, waiting, done, tables, parts.dialects());
            default:
                throw given.wrong("nothing is asked by '" + ask + "'");
        }
    }

    private final class TableEndpoint extends DefaultEndpoint {
        private final String subject;
        private final String dataSource;
        private final Make make;

        TableEndpoint(String uri, TableSourceComponent component, String subject, String dataSource, Make make) {
            super(uri, component);
            this.subject = subject;
            this.dataSource = dataSource;
            this.make = make;
        }

        @Override
        public Producer createProducer() {
            DataSource tables = CamelContextHelper.mandatoryLookup(getCamelContext(), dataSource, DataSource.class);
            return new TableSourceProducer(
                    this, backfill -> make.of(tables, kept(backfill)), subject, parts.sequence());
        }

        private String kept(Backfill backfill) {
            String own = subject.replace('/', '.');
            return backfill == null ? own : backfill.place(own);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("table-source: follows source:, which holds the watermark");
        }
    }

    /** The parameters of a table's route. */
    static final class Given {
        private final String subject;
        private final Map<String, Object> parameters;

        Given(String subject, Map<String, Object> parameters) {
            this.subject = subject;
            this.parameters = parameters;
        }

        String text(String name, String otherwise) {
            Object value = parameters.remove(name);
            return value == null ? otherwise : value.toString().strip();
        }

        String required(String name) {
            String value = text(name, "");
            if (value.isEmpty()) {
                throw wrong("its route gives no " + name);
            }
            return value;
        }

        int number(String name, int otherwise, int least, int most) {
            String value = text(name, Integer.toString(otherwise));
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
                throw wrong(name + " is " + value + ", and is a number from " + least + " to " + most);
            }
            return Integer.parseInt(value);
        }

        HuitongException wrong(String what) {
            return new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "the table of " + subject + " is of no use: " + what + ". Mend its route.");
        }
    }
}

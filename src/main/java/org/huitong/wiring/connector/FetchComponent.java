package org.huitong.wiring.connector;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.huitong.bus.SourceTurn;
import org.huitong.far.FarEnd;
import org.huitong.message.Sequence;
import org.huitong.receive.drop.Landing;
import org.huitong.receive.drop.Place;
import org.huitong.receive.fetch.Fetch;
import org.huitong.receive.fetch.FetchRules;
import org.huitong.wiring.DropFolders;

/**
 * {@code fetch:<system>/<resource>?protocol=SFTP&host=…}: brings the next file of a far folder into a drop-folder, between
 * {@code source:} and {@code drop:}. The exchange is left as it is.
 */
final class FetchComponent extends FarComponent {
    private final Sequence sequence;

    public FetchComponent(Sequence sequence, Path home) {
        super(home);
        this.sequence = sequence;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Given given = new Given(remaining, parameters);
        FarEnd end = given.end();
        List<String> endings = Stream.of("marker", "checksum")
                .map(name -> getAndRemoveParameter(parameters, name, String.class, ""))
                .filter(ending -> !ending.isEmpty())
                .distinct()
                .toList();
        FetchRules rules = new FetchRules(
                given.text("folder"),
                given.text("include"),
                endings,
                Duration.ofMillis(getAndRemoveParameter(parameters, "quietMillis", Long.class, 0L)),
                getAndRemoveParameter(parameters, "maxFileBytes", Long.class, Long.MAX_VALUE));
        return new FetchEndpoint(uri, this, end, rules, home().resolve(given.text("local")));
    }

    private final class FetchEndpoint extends DefaultEndpoint {
        private final FarEnd end;
        private final FetchRules rules;
        private final Path local;

        FetchEndpoint(String uri, FetchComponent component, FarEnd end, FetchRules rules, Path local) {
            super(uri, component);
            this.end = end;
            this.rules = rules;
            this.local = local;
        }

        @Override
        public Producer createProducer() {
            return new FetchProducer(this, new Fetch(end, rules, new Landing(local), this::id, clock()));
        }

        private String id() {
            return DropFolders.TIME.format(Instant.now()) + "-" + sequence.id(sequence.next());
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("fetch: follows source:, which holds the watermark");
        }
    }

    private static final class FetchProducer extends DefaultProducer {
        private final Fetch fetch;

        FetchProducer(Endpoint endpoint, Fetch fetch) {
            super(endpoint);
            this.fetch = fetch;
        }

        /** While a file is read there is no need of the next one. */
        @Override
        public void process(Exchange exchange) {
            SourceTurn turn = exchange.getVariable(SourceTurn.VARIABLE, SourceTurn.class);
            if (Place.of(turn.watermark()).state() != Place.State.READING) {
                fetch.turn(turn::stopping);
            }
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            fetch.close();
        }
    }
}

package org.huitong.wiring.connector;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.huitong.bus.SourceTurn;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Sequence;
import org.huitong.receive.drop.Landing;
import org.huitong.receive.drop.Place;
import org.huitong.receive.fetch.FarEnd;
import org.huitong.receive.fetch.Fetch;
import org.huitong.receive.fetch.FetchRules;

/**
 * {@code fetch:<system>/<resource>?protocol=SFTP&host=…}: brings the next file of a far folder into a drop-folder, between
 * {@code source:} and {@code drop:}. The exchange is left as it is.
 */
final class FetchComponent extends DefaultComponent {
    private final Sequence sequence;
    private final Path home;
    private ScheduledThreadPoolExecutor clock;

    public FetchComponent(Sequence sequence, Path home) {
        this.sequence = sequence;
        this.home = home;
    }

    @Override
    protected void doStart() throws Exception {
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "fetch-deadline");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        clock.shutdownNow();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Given given = new Given(remaining, parameters);
        FarEnd.Protocol protocol = getAndRemoveParameter(parameters, "protocol", FarEnd.Protocol.class);
        Path key = given.file("privateKeyFile");
        FarEnd end = new FarEnd(
                protocol,
                given.text("host"),
                getAndRemoveParameter(parameters, "port", Integer.class),
                given.text("user"),
                getAndRemoveParameter(parameters, "password", String.class, ""),
                key,
                protocol == FarEnd.Protocol.SFTP ? given.needed("knownHosts") : null,
                tls(remaining, getAndRemoveParameter(parameters, "tls", String.class, "")),
                Charset.forName(getAndRemoveParameter(parameters, "nameCharset", String.class, "UTF-8")),
                Duration.ofMillis(getAndRemoveParameter(parameters, "timeout", Long.class, 30_000L)));
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
        return new FetchEndpoint(uri, this, end, rules, home.resolve(given.text("local")));
    }

    private SSLContext tls(String subject, String bean) {
        try {
            return bean.isEmpty()
                    ? null
                    : CamelContextHelper.mandatoryLookup(getCamelContext(), bean, SSLContextParameters.class)
                            .createSSLContext(getCamelContext());
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw wrong(subject, "its keys cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private final class Given {
        private final String subject;
        private final Map<String, Object> parameters;

        Given(String subject, Map<String, Object> parameters) {
            this.subject = subject;
            this.parameters = parameters;
        }

        String text(String name) {
            String value = getAndRemoveParameter(parameters, name, String.class, "");
            if (value.isBlank()) {
                throw wrong(subject, "its route gives no " + name);
            }
            return value;
        }

        /** Null where none is given. */
        Path file(String name) {
            String value = getAndRemoveParameter(parameters, name, String.class, "");
            if (value.isBlank()) {
                return null;
            }
            Path file = home.resolve(value);
            if (!Files.isReadable(file)) {
                throw wrong(subject, name + " cannot be read: " + file);
            }
            return file;
        }

        Path needed(String name) {
            Path file = file(name);
            if (file == null) {
                throw wrong(subject, "its route gives no " + name + ", and no host is trusted unseen");
            }
            return file;
        }
    }

    private static HuitongException wrong(String subject, String what) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID, "files of " + subject + " cannot be fetched: " + what + ". Mend it.");
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
            return new FetchProducer(this, new Fetch(end, rules, new Landing(local), this::id, clock));
        }

        private String id() {
            return DropComponent.TIME.format(Instant.now()) + "-" + sequence.id(sequence.next());
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

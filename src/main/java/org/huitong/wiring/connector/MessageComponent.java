package org.huitong.wiring.connector;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.receive.Claims;
import org.huitong.receive.Decoder;
import org.huitong.receive.message.FarQueue;
import org.huitong.receive.message.QueueRules;
import org.huitong.wiring.Board;
import org.huitong.wiring.Ledger;

/**
 * {@code message:take/<system>/<resource>?connectionFactory=#bean:NAME&queue=NAME}: a batch of a source's own broker,
 * behind {@code source:}; the body becomes its messages, each ready to be received. {@code message:settle}: one commit of
 * what became of them, and only then that of their broker.
 */
final class MessageComponent extends DefaultComponent {
    private static final String TAKE = "take/";
    private static final String SETTLE = "settle";
    private static final int MOST_MESSAGES = 256;

    private final Parts parts;

    /** What it is made of. */
    public record Parts(
            Catalog catalog, Decoder decoder, Claims claims, Ledger ledger, Board board, MeterRegistry meters) {}

    public MessageComponent(Parts parts) {
        this.parts = parts;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.equals(SETTLE)) {
            return new MessageEndpoint(uri, null, null, null);
        }
        String subject = remaining.startsWith(TAKE) ? remaining.substring(TAKE.length()) : remaining;
        String[] names = subject.split("/", 2);
        MappingFile source = parts.catalog()
                .source(names[0], names[names.length - 1])
                .filter(mapping -> mapping.repeats() == MappingFile.Repeats.MESSAGE)
                .orElseThrow(() -> wrong(subject, "there is no mapping with identity: message"));
        if (source.formats().size() != 1) {
            throw wrong(
                    subject,
                    "formats in " + source.file() + " names " + source.formats().size() + ", and a message says none");
        }
        ConnectionFactory factory =
                resolveAndRemoveReferenceParameter(parameters, "connectionFactory", ConnectionFactory.class);
        if (factory == null) {
            throw wrong(subject, "its route gives no connectionFactory");
        }
        return new MessageEndpoint(uri, source, factory, rules(subject, source, parameters));
    }

    private QueueRules rules(String subject, MappingFile source, Map<String, Object> parameters) {
        String queue = getAndRemoveParameter(parameters, "queue", String.class, "");
        String identity = getAndRemoveParameter(parameters, "identity", String.class, QueueRules.MESSAGE_ID);
        String failed = getAndRemoveParameter(parameters, "failedQueue", String.class, "");
        int most = getAndRemoveParameter(parameters, "maxMessages", Integer.class, MOST_MESSAGES);
        int bytes = getAndRemoveParameter(parameters, "maxBatchBytes", Integer.class, 1 << 20);
        if (queue.isBlank() || identity.isBlank()) {
            throw wrong(subject, "its route gives no queue, or an empty identity");
        }
        if (most < 1 || most > MOST_MESSAGES) {
            throw wrong(subject, "maxMessages is not from 1 to " + MOST_MESSAGES);
        }
        return new QueueRules(
                subject,
                queue,
                failed.isBlank() ? queue + ".failed" : failed,
                identity,
                source.charset(),
                most,
                bytes,
                parts.decoder().limits().maxBodyBytes());
    }

    private static HuitongException wrong(String subject, String what) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID, "the queue of " + subject + " cannot be read: " + what + ". Mend it.");
    }

    private final class MessageEndpoint extends DefaultEndpoint {
        private final MappingFile source;
        private final ConnectionFactory factory;
        private final QueueRules rules;

        MessageEndpoint(String uri, MappingFile source, ConnectionFactory factory, QueueRules rules) {
            super(uri, MessageComponent.this);
            this.source = source;
            this.factory = factory;
            this.rules = rules;
        }

        @Override
        public Producer createProducer() {
            return rules == null
                    ? new MessageSettler(this)
                    : new MessageTaker(this, new FarQueue(factory, rules), source, rules, parts);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("message: follows source:, which holds the watermark");
        }
    }
}

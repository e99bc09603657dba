package org.huitong.wiring.connector;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.receive.Decoder;
import org.huitong.soap.SoapClient;
import org.huitong.soap.Template;
import org.huitong.soap.UserToken;
import org.huitong.soap.Version;

/**
 * {@code soap:poll/<system>/<resource>?url=…&template=FILE}: an operation asked on a schedule, behind {@code source:}; the
 * body becomes what its answer holds. {@code soap:call?url=…&template=FILE}: an operation called with a record.
 */
final class SoapComponent extends DefaultComponent {
    private static final String POLL = "poll/";
    private static final String CALL = "call";
    private static final int USUAL_MILLIS = 30_000;
    private static final int LONGEST_TEMPLATE = 1 << 20;

    private final Catalog catalog;
    private final Decoder decoder;
    private final Path home;

    public SoapComponent(Catalog catalog, Decoder decoder, Path home) {
        this.catalog = catalog;
        this.decoder = decoder;
        this.home = home;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        SoapClient client = new SoapClient(operation(remaining, parameters));
        if (remaining.startsWith(POLL)) {
            String[] names = remaining.substring(POLL.length()).split("/", 2);
            MappingFile source = catalog.source(names[0], names[names.length - 1])
                    .filter(mapping -> mapping.repeats() == MappingFile.Repeats.WATERMARK)
                    .filter(mapping ->
                            mapping.formats().size() == 1 && !mapping.formats().contains(Format.ROWS))
                    .orElseThrow(() ->
                            wrong(remaining, "there is no mapping of one format, not rows, with identity: watermark"));
            return new SoapEndpoint(uri, endpoint -> new SoapPoll(endpoint, client, decoder, source));
        }
        if (!remaining.equals(CALL)) {
            throw wrong(remaining, "it is written soap:call, or soap:poll/<system>/<resource>");
        }
        String success = getAndRemoveParameter(parameters, "success", String.class, "");
        return new SoapEndpoint(uri, endpoint -> new SoapCall(endpoint, client, success));
    }

    private SoapClient.Operation operation(String subject, Map<String, Object> parameters) {
        UserToken token = new UserToken(
                text(parameters, "user"),
                text(parameters, "password"),
                UserToken.Kind.valueOf(getAndRemoveParameter(parameters, "proof", String.class, "none")
                        .toUpperCase(Locale.ROOT)));
        int millis = getAndRemoveParameter(parameters, "timeout", Integer.class, USUAL_MILLIS);
        return new SoapClient.Operation(
                URI.create(text(parameters, "url")),
                Version.of(text(parameters, "version")),
                text(parameters, "action"),
                template(subject, text(parameters, "template")),
                token,
                text(parameters, "result"),
                Duration.ofMillis(millis),
                decoder.limits().maxBodyBytes() * 2); // an answer in CDATA may be written twice as long as it is
    }

    private String text(Map<String, Object> parameters, String name) {
        String text = getAndRemoveParameter(parameters, name, String.class, "");
        return text == null ? "" : text;
    }

    private Template template(String subject, String file) {
        Path path = home.resolve(file);
        try {
            if (Files.size(path) > LONGEST_TEMPLATE) {
                throw wrong(subject, file + " is longer than a template may be");
            }
            return new Template(Files.readString(path, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw wrong(subject, "its template " + file + " cannot be read");
        }
    }

    private static HuitongException wrong(String subject, String what) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID,
                "the SOAP operation of " + subject + " cannot be called: " + what + ". Mend it.");
    }

    /** Makes the one producer that an endpoint has. */
    private interface Made {
        Producer by(Endpoint endpoint);
    }

    private final class SoapEndpoint extends DefaultEndpoint {
        private final Made made;

        SoapEndpoint(String uri, Made made) {
            super(uri, SoapComponent.this);
            this.made = made;
        }

        @Override
        public Producer createProducer() {
            return made.by(this);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("soap: calls; who is called is the data plane");
        }
    }
}

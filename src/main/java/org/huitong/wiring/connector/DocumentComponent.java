package org.huitong.wiring.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.huitong.deliver.document.FileName;
import org.huitong.deliver.document.Form;

/**
 * {@code document:CSV}: within a sink, the records as bytes with their media type. With {@code name} the body becomes a
 * list of files, each a map with {@code name} and {@code bytes}: the document, and with {@code digestFile=true} one with
 * its SHA-256 behind it.
 */
final class DocumentComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String name = getAndRemoveParameter(parameters, "name", String.class, "");
        boolean digest = getAndRemoveParameter(parameters, "digestFile", Boolean.class, false);
        return new DocumentEndpoint(
                uri, this, Form.valueOf(remaining), name.isEmpty() ? null : new FileName(name), digest);
    }

    private static final class DocumentEndpoint extends DefaultEndpoint {
        private final Form form;
        private final FileName name;
        private final boolean digest;

        DocumentEndpoint(String uri, DocumentComponent component, Form form, FileName name, boolean digest) {
            super(uri, component);
            this.form = form;
            this.name = name;
            this.digest = digest;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    write(exchange);
                }
            };
        }

        @SuppressWarnings("unchecked") // CamelConnector puts them there
        private void write(Exchange exchange) {
            List<Map<String, Object>> records = exchange.getVariable("records", List.class);
            byte[] bytes = form.of(records, exchange.getVariable("items", List.class));
            if (name == null) {
                exchange.getIn().setBody(bytes);
                exchange.getIn().setHeader(Exchange.CONTENT_TYPE, form.mediaType());
            } else {
                exchange.getIn().setBody(files(name.of(records) + "." + form.ending(), bytes));
            }
        }

        private List<Map<String, Object>> files(String file, byte[] bytes) {
            List<Map<String, Object>> files = new ArrayList<>();
            files.add(Map.of("name", file, "bytes", bytes));
            if (digest) {
                files.add(Map.of("name", file + ".sha256", "bytes", FileName.digest(file, bytes)));
            }
            return files;
        }

        @Override
        public Consumer createConsumer(Processor processor) throws IOException {
            throw new UnsupportedOperationException("document: stands within a sink");
        }
    }
}

package org.huitong.wiring.connector;

import java.io.IOException;
import java.nio.file.Path;
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
import org.huitong.deliver.document.Folder;

/**
 * {@code folder:DIR}: puts the files of {@code document:} there. Camel's own file component forces bytes to the disk, but
 * not the new name: after a power loss a delivered record's file could be gone.
 */
final class FolderComponent extends DefaultComponent {
    private final Path home;

    public FolderComponent(Path home) {
        this.home = home;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new FolderEndpoint(uri, this, new Folder(home.resolve(remaining)));
    }

    private static final class FolderEndpoint extends DefaultEndpoint {
        private final Folder folder;

        FolderEndpoint(String uri, FolderComponent component, Folder folder) {
            super(uri, component);
            this.folder = folder;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws IOException {
                    List<?> files = exchange.getIn().getBody(List.class);
                    for (Object file : files) {
                        Map<?, ?> one = (Map<?, ?>) file;
                        folder.put((String) one.get("name"), (byte[]) one.get("bytes"));
                    }
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("folder: stands within a sink");
        }
    }
}

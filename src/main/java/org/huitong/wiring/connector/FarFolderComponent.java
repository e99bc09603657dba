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
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.huitong.far.FarEnd;
import org.huitong.far.Upload;

/**
 * {@code far-folder:NAME?protocol=SFTP&host=…&folder=…}: puts the files of {@code document:} there. Camel's own components list the
 * whole folder to learn whether a file is in it, and wait without end for a server that takes bytes ever more slowly.
 */
final class FarFolderComponent extends FarComponent {

    FarFolderComponent(Path home) {
        super(home);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Given given = new Given(remaining, parameters);
        return new FarFolderEndpoint(uri, this, given.end(), given.text("folder"));
    }

    private final class FarFolderEndpoint extends DefaultEndpoint {
        private final FarEnd end;
        private final String folder;

        FarFolderEndpoint(String uri, FarFolderComponent component, FarEnd end, String folder) {
            super(uri, component);
            this.end = end;
            this.folder = folder;
        }

        @Override
        public Producer createProducer() {
            return new FarFolderProducer(this, new Upload(end, folder, clock()));
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("far-folder: stands within a sink");
        }
    }

    private static final class FarFolderProducer extends DefaultProducer {
        private final Upload upload;

        FarFolderProducer(Endpoint endpoint, Upload upload) {
            super(endpoint);
            this.upload = upload;
        }

        @Override
        public void process(Exchange exchange) throws IOException {
            for (Object file : exchange.getIn().getBody(List.class)) {
                Map<?, ?> one = (Map<?, ?>) file;
                upload.put((String) one.get("name"), (byte[]) one.get("bytes"));
            }
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            upload.close();
        }
    }
}

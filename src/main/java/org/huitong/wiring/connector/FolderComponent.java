package org.huitong.wiring.connector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.huitong.deliver.document.FileName;
import org.huitong.deliver.document.Folder;
import org.huitong.deliver.document.Form;
import org.huitong.deliver.document.GrowingFile;
import org.huitong.deliver.document.Rotation;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code folder:DIR}: puts the files of {@code document:} there, or with {@code rotateRecords} lets one grow over many calls. Camel's
 * own file component forces bytes to the disk, but not the new name: after a power loss a delivered record's file could be gone.
 */
final class FolderComponent extends DefaultComponent {
    private static final Logger LOG = LoggerFactory.getLogger(FolderComponent.class);
    private static final long SELDOMEST_LOOK = 60_000;
    private static final int LOOKS = 4;

    private final Path home;
    private final ScheduledThreadPoolExecutor clock;

    public FolderComponent(Path home) {
        this.home = home;
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "folder-rotation");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        clock.shutdownNow();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Folder folder = new Folder(home.resolve(remaining));
        long records = getAndRemoveParameter(parameters, "rotateRecords", Long.class, 0L);
        long millis = getAndRemoveParameter(parameters, "rotateMillis", Long.class, 0L);
        String name = getAndRemoveParameter(parameters, "name", String.class, "{id}");
        Form form = getAndRemoveParameter(parameters, "form", Form.class, Form.CSV);
        boolean digest = getAndRemoveParameter(parameters, "digestFile", Boolean.class, false);
        Rotation rotation = records == 0
                ? null
                : new Rotation(new FileName(name), form, records, Duration.ofMillis(millis), digest);
        return new FolderEndpoint(uri, this, folder, rotation);
    }

    private final class FolderEndpoint extends DefaultEndpoint {
        private final Folder folder;
        private final Rotation rotation;

        FolderEndpoint(String uri, FolderComponent component, Folder folder, Rotation rotation) {
            super(uri, component);
            this.folder = folder;
            this.rotation = rotation;
        }

        @Override
        public Producer createProducer() {
            return rotation == null ? new ByCall(this, folder) : new Growing(this, folder, rotation);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("folder: stands within a sink");
        }
    }

    private static final class ByCall extends DefaultProducer {
        private final Folder folder;

        ByCall(Endpoint endpoint, Folder folder) {
            super(endpoint);
            this.folder = folder;
        }

        @Override
        public void process(Exchange exchange) throws IOException {
            for (Object file : exchange.getIn().getBody(List.class)) {
                Map<?, ?> one = (Map<?, ?>) file;
                folder.put((String) one.get("name"), (byte[]) one.get("bytes"));
            }
        }
    }

    private final class Growing extends DefaultProducer {
        private final GrowingFile file;
        private final long look;
        private Future<?> looking;

        Growing(Endpoint endpoint, Folder folder, Rotation rotation) {
            super(endpoint);
            this.file = new GrowingFile(folder, rotation, Clock.systemUTC());
            this.look = Math.max(1, Math.min(SELDOMEST_LOOK, rotation.age().toMillis() / LOOKS));
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            looking = clock.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
        }

        @Override
        public void process(Exchange exchange) throws IOException {
            List<?> records = exchange.getVariable("records", List.class);
            Map<?, ?> call = (Map<?, ?>) exchange.getIn().getBody(List.class).get(0);
            String resource = String.valueOf(((Map<?, ?>) records.get(0)).get("resource"));
            file.add(resource, (String) call.get("name"), records.size(), (byte[]) call.get("bytes"));
        }

        /** The next call meets the same, and tells it to people. */
        private void look() {
            try {
                file.look();
            } catch (IOException | HuitongException e) {
                LOG.warn(
                        "A growing file could not be finished in time ({}); it is tried again",
                        e.getClass().getSimpleName());
            }
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            looking.cancel(false);
            file.close();
        }
    }
}

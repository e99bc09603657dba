package org.huitong.wiring.connector;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.huitong.message.Sequence;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.drop.DropRules;
import org.huitong.receive.drop.DropSource;
import org.huitong.receive.drop.Wrapping;
import org.huitong.receive.input.Limits;
import org.huitong.wiring.Board;
import org.huitong.wiring.DropFolders;

/**
 * {@code drop:<system>/<resource>?folder=DIR}: the files of a drop-folder, behind {@code source:}. The body becomes the
 * next piece of a file, or an empty one where none is finished.
 */
final class DropComponent extends DefaultComponent {
    private final Parts parts;

    /** What it is made of. */
    public record Parts(
            Catalog catalog,
            Normalizer normalizer,
            Limits limits,
            Sequence sequence,
            Board board,
            MeterRegistry meters,
            Path home,
            DropFolders folders) {}

    public DropComponent(Parts parts) {
        this.parts = parts;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String[] subject = remaining.split("/", 2);
        MappingFile source = parts.catalog()
                .source(subject[0], subject[subject.length - 1])
                .filter(mapping -> mapping.repeats() == MappingFile.Repeats.ARRIVAL)
                .orElseThrow(() -> wrong(remaining, "there is no mapping with identity: arrival"));
        String marker = getAndRemoveParameter(parameters, "marker", String.class, "");
        long quiet = getAndRemoveParameter(parameters, "quietMillis", Long.class, 0L);
        Wrapping wrapping = new Wrapping(
                getAndRemoveParameter(parameters, "packing", Wrapping.Packing.class, Wrapping.Packing.NONE),
                getAndRemoveParameter(parameters, "maxUnpackedBytes", Long.class, Long.MAX_VALUE),
                getAndRemoveParameter(parameters, "checksum", String.class, ""));
        DropRules rules = new DropRules(
                parts.home().resolve(required(remaining, parameters, "folder")),
                required(remaining, parameters, "include"),
                marker,
                marker.isEmpty() && wrapping.checksum().isEmpty() ? Duration.ofMillis(quiet) : Duration.ZERO,
                only(remaining, source),
                wrapping);
        return new DropEndpoint(uri, this, source, rules);
    }

    private String required(String subject, Map<String, Object> parameters, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class, "");
        if (value.isBlank()) {
            throw wrong(subject, "its route gives no " + name);
        }
        return value;
    }

    private static Format only(String subject, MappingFile source) {
        List<Format> formats = List.copyOf(source.formats());
        if (formats.size() != 1) {
            throw wrong(subject, "formats in " + source.file() + " names " + formats.size() + ", and a file says none");
        }
        return formats.get(0);
    }

    private static HuitongException wrong(String subject, String what) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID, "the drop-folder of " + subject + " cannot be read: " + what + ". Mend it.");
    }

    private final class DropEndpoint extends DefaultEndpoint {
        private final MappingFile source;
        private final DropRules rules;

        DropEndpoint(String uri, DropComponent component, MappingFile source, DropRules rules) {
            super(uri, component);
            this.source = source;
            this.rules = rules;
        }

        @Override
        public Producer createProducer() {
            Sequence sequence = parts.sequence();
            DropSource drop = new DropSource(
                    source,
                    rules,
                    parts.limits(),
                    new Preview(parts.normalizer(), source.system(), source.resource()),
                    () -> DropFolders.TIME.format(Instant.now()) + "-" + sequence.id(sequence.next()));
            return new DropProducer(this, drop, source, rules.folder(), parts);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("drop: follows source:, which holds the watermark");
        }
    }
}

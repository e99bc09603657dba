package org.huitong.jmh;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;
import org.huitong.message.BusRecord;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Decoder;
import org.huitong.receive.input.Limits;
import org.huitong.wiring.Quality;

/** The gateway's own decoder, mapping and rules, as receive and normalize call them. For one thread. */
final class Product {
    private final Decoder decoder = new Decoder(Limits.DEFAULT);
    private final MappingFile source;
    private final Quality quality;

    /** @param home an installation as {@link Home} writes it */
    Product(Path home) throws IOException {
        Catalog catalog = Catalog.read(home);
        source = catalog.source(Home.SYSTEM, Home.RESOURCE).orElseThrow();
        quality = new Quality(new Normalizer(catalog), catalog, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    List<BusRecord> records(byte[] body, Form form) {
        return normalized(body, form).records();
    }

    Intake normalized(byte[] body, Form form) {
        List<Raw> raws = decoder.decode(body, form.format, source);
        return quality.normalize(
                new Intake(
                        "jmh",
                        1,
                        Home.SYSTEM,
                        Home.RESOURCE,
                        null,
                        "",
                        Instant.EPOCH,
                        false,
                        raws,
                        List.of(),
                        List.of(),
                        null),
                null);
    }
}

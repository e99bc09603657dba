package org.huitong.bench.side;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.huitong.bench.load.Body;
import org.huitong.bench.load.Burst;
import org.huitong.bench.load.Drive;
import org.huitong.bench.load.Schedule;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Decoder;
import org.huitong.receive.input.Limits;
import org.huitong.wiring.Quality;

/** The product's own decoder and normalizer, as the stage calls it, on the bodies that are pushed, on one thread: a core's best. */
final class DecodeMapSide implements Side {
    private final Decoder decoder = new Decoder(Limits.DEFAULT);
    private final Quality quality;

    DecodeMapSide(Path dir, Path installation) throws IOException {
        HuitongHome.write(dir, installation);
        Catalog catalog = Catalog.read(dir);
        quality = new Quality(new Normalizer(catalog), catalog, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    @Override
    public Burst drive(Drive drive) {
        byte[] body = drive.body().text().getBytes(StandardCharsets.US_ASCII);
        Histogram nanos = new Histogram(RawSender.MAX_NANOS, 3);
        long begin = System.nanoTime();
        Schedule schedule = new Schedule(drive, begin);
        long done = 0;
        long wrong = 0;
        for (long now = begin; !schedule.over(done, now); ) {
            if (records(body, drive.body()) != drive.body().records()) {
                wrong++;
            }
            done++;
            long then = System.nanoTime();
            nanos.recordValue(then - now);
            now = then;
        }
        return Burst.of(nanos, done - wrong, System.nanoTime() - begin, wrong, 0);
    }

    @Override
    public void stop() {
        // Nothing is open.
    }

    private int records(byte[] body, Body form) {
        Format format = form.records() == 1 ? Format.JSON : Format.NDJSON;
        List<Raw> raws = decoder.decode(body, format, StandardCharsets.UTF_8);
        Intake intake = new Intake(
                "bench",
                1,
                HuitongHome.SOURCE,
                HuitongHome.RESOURCE,
                null,
                "",
                Instant.EPOCH,
                false,
                raws,
                List.of(),
                List.of(),
                null);
        return quality.normalize(intake, null).records().size();
    }
}

package org.huitong.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huitong.element.Note;
import org.huitong.message.Defect;
import org.huitong.message.Intake;
import org.huitong.normalize.Normalized;
import org.huitong.normalize.Property;
import org.huitong.operate.api.QualityView;

/**
 * The counters of one source: {@code huitong_quality_records_total} by result, {@code huitong_quality_total} by item, rule,
 * kind and property, {@code huitong_quality_last_seconds}, when the newest intake came. Thread-safe.
 */
final class QualityMeters {
    private static final String REFUSED = "refused";
    private static final double MILLIS = 1000.0;

    /** A label that no item's id can be: the record as a whole. */
    private static final String RECORD = "-";

    private record Place(String item, String rule, String kind) {}

    private final String system;
    private final String resource;
    private final MeterRegistry meters;
    private final Counter accepted;
    private final Counter parked;
    private final Counter rejected;
    private final Map<Place, Counter> places = new ConcurrentHashMap<>();
    private volatile Instant last;

    QualityMeters(String system, String resource, MeterRegistry meters) {
        this.system = system;
        this.resource = resource;
        this.meters = meters;
        this.accepted = records("accepted");
        this.parked = records("parked");
        this.rejected = records("rejected");
        Gauge.builder("huitong.quality.last", this, QualityMeters::lastSeconds)
                .description("When the newest intake of the source was received, seconds since 1970")
                .baseUnit("seconds")
                .tags("system", system, "resource", resource)
                .register(meters);
    }

    private Counter records(String result) {
        return Counter.builder("huitong.quality.records")
                .description("Records that were normalized, by what became of them, since the start")
                .tags("system", system, "resource", resource, "result", result)
                .register(meters);
    }

    private double lastSeconds() {
        return last == null ? Double.NaN : last.toEpochMilli() / MILLIS;
    }

    void normalized(Normalized result) {
        last = result.intake().at();
        accepted.increment(result.intake().records().size());
        if (!result.intake().parked().isEmpty()) {
            parked.increment(result.intake().parked().size());
            result.intake().parked().forEach(bad -> count(bad.defect()));
        }
        if (!result.remarks().isEmpty()) {
            result.remarks().forEach(this::count);
        }
    }

    void refused(Intake intake, List<Defect> defects) {
        last = intake.at();
        rejected.increment(intake.raws().size());
        defects.forEach(this::count);
    }

    private void count(Defect defect) {
        counter(defect.item().isEmpty() ? RECORD : defect.item(), defect.rule(), REFUSED)
                .increment();
    }

    private void count(Normalized.Remark remark) {
        String kind = remark.note().kind() == Note.Kind.REPAIR ? "repaired" : "warned";
        String item = remark.item().isEmpty() ? RECORD : remark.item();
        counter(item, remark.note().rule(), kind).increment(remark.count());
    }

    private Counter counter(String item, String rule, String kind) {
        return places.computeIfAbsent(
                new Place(item, rule, kind),
                place -> Counter.builder("huitong.quality")
                        .description("Values that were refused, repaired or doubted, since the start")
                        .tags("system", system, "resource", resource)
                        .tags("item", item, "rule", rule, "kind", kind)
                        .tag("property", Property.of(rule).word())
                        .register(meters));
    }

    QualityView.Source records() {
        return new QualityView.Source(
                system, resource, (long) accepted.count(), (long) parked.count(), (long) rejected.count(), last);
    }

    List<QualityView.Count> counts() {
        return places.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Place::item)
                        .thenComparing(Place::rule)
                        .thenComparing(Place::kind)))
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .toList();
    }

    private QualityView.Count count(Place place, Counter counter) {
        return new QualityView.Count(
                system,
                resource,
                place.item().equals(RECORD) ? null : place.item(),
                place.rule(),
                place.kind(),
                Property.of(place.rule()).word(),
                (long) counter.count());
    }
}

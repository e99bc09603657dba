package org.huitong.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.normalize.Normalized;
import org.huitong.normalize.Normalizer;
import org.huitong.operate.api.QualityView;

/**
 * What {@code 2-normalize} calls: normalizes, and counts what was refused, repaired and doubted by source, item and rule.
 * Labels are ids of the catalog and words of our rules, never anything that was sent, so there are at most as many series
 * as sources, items and rules allow. What has nothing to count makes nothing. The counts live as long as the process:
 * they are metrics, not accounts. Thread-safe.
 */
public final class Quality {
    private final Instant since = Instant.now();
    private final Normalizer normalizer;
    private final Catalog catalog;
    private final MeterRegistry meters;
    private final Map<String, Map<String, QualityMeters>> sources = new ConcurrentSkipListMap<>();

    /** Registers the series of every source, at nought. */
    public Quality(Normalizer normalizer, Catalog catalog, MeterRegistry meters) {
        this.normalizer = normalizer;
        this.catalog = catalog;
        this.meters = meters;
        meter();
    }

    /** Registers the series of sources that the catalog did not have before; those that it has no more stay. */
    public void meter() {
        for (MappingFile source : catalog.sources()) {
            sources.computeIfAbsent(source.system(), system -> new ConcurrentSkipListMap<>())
                    .computeIfAbsent(
                            source.resource(), resource -> new QualityMeters(source.system(), resource, meters));
        }
    }

    /**
     * As {@link Normalizer#normalize}. What was repaired in a push that is refused whole is not counted: it comes again.
     *
     * @param snapshot the one that the intake was received with; null for that which holds now
     * @throws HuitongException as there
     */
    public Intake normalize(@Body Intake intake, @ExchangeProperty(Headers.CATALOG) Catalog snapshot) {
        QualityMeters counts = sources.getOrDefault(intake.system(), Map.of()).get(intake.resource());
        try {
            Normalized result = normalizer.explain(intake, snapshot == null ? catalog.now() : snapshot);
            if (counts != null) {
                counts.normalized(result);
            }
            return result.intake();
        } catch (HuitongException e) {
            if (counts != null) {
                counts.refused(intake, e.defects());
            }
            throw e;
        }
    }

    /** In order of system, resource, item and rule. */
    public QualityView view() {
        List<QualityView.Source> every = new ArrayList<>();
        List<QualityView.Count> counts = new ArrayList<>();
        for (Map<String, QualityMeters> ofSystem : sources.values()) {
            for (QualityMeters source : ofSystem.values()) {
                every.add(source.records());
                counts.addAll(source.counts());
            }
        }
        return new QualityView(since, every, counts);
    }
}

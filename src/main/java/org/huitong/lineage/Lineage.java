package org.huitong.lineage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.huitong.catalog.Catalog;

/**
 * The ways of all data; its JSON is an outside contract (docs/integrator.md). Immutable.
 *
 * @param form version of the JSON, raised when a key changes its meaning or goes; new keys may come at any time
 * @param day the day by which grants hold or not, Asia/Shanghai, {@code YYYY-MM-DD}
 * @param resources in order of their ids
 */
public record Lineage(@JsonProperty("lineage") int form, String day, List<Flow> resources) {
    private static final int FORM = 1;

    /** Of a whole catalog as it stands on a day. */
    public static Lineage of(Catalog catalog, LocalDate day) {
        Tracer tracer = new Tracer(catalog, day);
        return new Lineage(
                FORM,
                day.toString(),
                catalog.resources().stream().map(tracer::flow).toList());
    }

    /** What is about one resource, or what one system feeds or receives; empty where it does neither. */
    public Lineage about(String id) {
        return new Lineage(
                form,
                day,
                resources.stream()
                        .map(flow -> flow.about(id))
                        .filter(flow -> flow != null)
                        .toList());
    }
}

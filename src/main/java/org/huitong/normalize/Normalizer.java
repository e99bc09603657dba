package org.huitong.normalize;

import java.util.List;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.message.Defect;
import org.huitong.message.Intake;
import org.huitong.message.Op;

/** stub */
public final class Normalizer {
    private final Catalog catalog;

    public Normalizer(Catalog catalog) {
        this.catalog = catalog;
    }

    public Intake normalize(Intake intake) {
        return intake.normalized(List.of(), List.of());
    }

    public List<Defect> check(String resource, Map<String, Object> data, Op op) {
        return catalog.resource(resource).isEmpty() ? List.of() : List.of();
    }
}

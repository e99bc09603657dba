package org.huitong.wiring;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.Catalog;
import org.huitong.failed.Rows;
import org.huitong.message.BusRecord;
import org.huitong.message.Defect;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Slice;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Receive;

/** Holds what a row holds, or would, against the rules it meets on its way, by today's mapping. Thread-safe. */
public final class Checking {
    private final Catalog catalog;
    private final Normalizer normalizer;
    private final Receive receive;

    public Checking(Catalog catalog, Normalizer normalizer, Receive receive) {
        this.catalog = catalog;
        this.normalizer = normalizer;
        this.receive = receive;
    }

    /** @param mended whether the text is a person's; else it is decoded from its untouched bytes where it has them */
    List<Defect> check(Rows.Row row, String text, boolean mended) {
        return row.subscription().isEmpty() ? beforePublish(row, text, mended) : afterPublish(row, text);
    }

    private List<Defect> beforePublish(Rows.Row row, String text, boolean mended) {
        try {
            Intake.Mend mend = new Intake.Mend(row.no(), row.record(), row.revision() + 1);
            Intake intake = normalizer.normalize(receive.again(row.system(), row.resource(), text, mend, mended));
            return intake.parked().stream().map(Intake.Parked::defect).toList();
        } catch (HuitongException e) {
            return e.defects().isEmpty() ? List.of(defect("", "form", e.getMessage())) : e.defects();
        }
    }

    private List<Defect> afterPublish(Rows.Row row, String text) {
        BusRecord mended;
        try {
            mended = Slice.record(text);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return List.of(defect(
                    "", "form", "this is no bus record; keep the form of the input and change only items under data"));
        }
        if (!mended.key().equals(row.key()) || !mended.id().equals(row.record()) || mended.version() != row.version()) {
            return List.of(defect(
                    "", "identity", "id, key and version tell which record this is; keep them and change only data"));
        }
        List<Defect> defects = new ArrayList<>(normalizer.check(row.resource(), mended.data(), mended.op()));
        catalog.resource(row.resource()).ifPresent(resource -> {
            Object key = mended.data().get(resource.key());
            if (key != null && !key.toString().equals(row.key())) {
                defects.add(defect(resource.key(), "key", "the key item must stay what the key says"));
            }
        });
        return defects;
    }

    private static Defect defect(String item, String rule, String text) {
        return new Defect(0, item.isEmpty() ? "" : "/data/" + item, item, rule, text);
    }
}

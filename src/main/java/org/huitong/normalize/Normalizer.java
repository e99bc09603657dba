package org.huitong.normalize;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.element.Fault;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Op;
import org.huitong.message.Raw;

/**
 * Turns the raw records of an intake into the resource's form. Every mapping of a snapshot of the catalog is
 * compiled once. One bad record is parked alone, its neighbors go on. Thread-safe.
 */
public final class Normalizer {
    private static final Fault MISSING = new Fault("required", "", "the item has no value", "fill it in");

    private static final Fault UNKNOWN = new Fault("unknown-item", "", "the resource has no such item", "remove it");

    private final Catalog catalog;
    private final Clock clock;
    /** Of the snapshot that was asked for last, and of the one before, for intakes still under way. */
    private volatile Compiled last;

    private volatile Compiled before;

    public Normalizer(Catalog catalog) {
        this(catalog, Clock.system(Grant.ZONE));
    }

    Normalizer(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
        this.last = new Compiled(catalog.now(), clock);
        this.before = last;
    }

    /** Compiles a snapshot ahead of the first intake that asks for it; throws what is wrong with its mappings. */
    public void prepare(Catalog snapshot) {
        compiled(snapshot.now());
    }

    private Compiled compiled(Catalog snapshot) {
        Compiled one = last;
        if (one.of(snapshot)) {
            return one;
        }
        one = before;
        return one.of(snapshot) ? one : compile(snapshot);
    }

    private synchronized Compiled compile(Catalog snapshot) {
        if (last.of(snapshot)) {
            return last;
        }
        Compiled fresh = new Compiled(snapshot, clock);
        before = last;
        last = fresh;
        return fresh;
    }

    /**
     * The intake with its good records and its parked ones, each in input order.
     *
     * @throws HuitongException NORMALIZE_INVALID with one defect per bad record, where all of a push are bad, or one has an
     *     unknown code that its mapping rejects, and its sender waits for the answer; NORMALIZE_TOLERANCE,
     *     NORMALIZE_TOO_FEW or NORMALIZE_DUPLICATE_KEYS where the source declares that an intake as this one is refused; AUTHORIZE_NO_RIGHT where
     *     the source has no mapping
     */
    public Intake normalize(Intake intake) {
        return explain(intake).intake();
    }

    /**
     * As {@link #normalize}, with what was repaired and what is doubtful.
     *
     * @throws HuitongException as {@link #normalize}
     */
    public Normalized explain(Intake intake) {
        return explain(intake, catalog.now());
    }

    /**
     * As {@link #explain(Intake)}, by the snapshot that the intake was received with.
     *
     * @throws HuitongException as {@link #normalize}
     */
    public Normalized explain(Intake intake, Catalog snapshot) {
        SourceMapping mapping = compiled(snapshot)
                .mapping(intake.system(), intake.resource())
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.AUTHORIZE_NO_RIGHT,
                        "normalizing intake " + intake.id() + " of " + intake.system() + " for " + intake.resource()
                                + " failed: there is no mapping. Write routes/sources/" + intake.system() + "/"
                                + intake.resource() + ".mapping.yaml."));
        Results results = new Results(intake, mapping.whole().comparesKeys());
        for (Raw raw : intake.raws()) {
            if (raw.fault() == null) {
                mapping.apply(raw, results);
            } else {
                results.bad(raw, intake.recordId(raw.index()), raw.fault());
            }
        }
        if (intake.mends() == null && !intake.part()) {
            whole(mapping.whole(), mapping, results);
        }
        return new Normalized(results.normalized(), results.notes.all());
    }

    private static void whole(WholeRules rules, SourceMapping mapping, Results results) {
        rules.least(results);
        rules.keys(results, mapping);
        if (!results.bad().isEmpty() && !results.intake().polled()) {
            refuse(results.intake(), results.good().isEmpty(), results.bad());
        }
        rules.tolerance(results);
        rules.hourly(results);
    }

    /** A sender waits for the answer: all is bad, or a mapping says that an unknown code is the sender's to mend. */
    private static void refuse(Intake intake, boolean all, List<Intake.Parked> bad) {
        List<Intake.Parked> refused = bad.stream()
                .filter(parked -> parked.defect().rule().equals(UnknownCode.REFUSED))
                .toList();
        if (all) {
            throw invalid(intake, bad);
        }
        if (!refused.isEmpty()) {
            throw unknownCodes(intake, refused);
        }
    }

    private static HuitongException unknownCodes(Intake intake, List<Intake.Parked> refused) {
        List<Defect> defects = refused.stream().map(Intake.Parked::defect).toList();
        Defect first = defects.get(0);
        return new HuitongException(
                ErrorCode.NORMALIZE_INVALID,
                "normalizing intake " + intake.id() + " of " + intake.system() + " for " + intake.resource()
                        + " failed: " + refused.size() + " of its records have a code that is unknown, the first at "
                        + first.pointer() + ", and the mapping rejects such pushes. Nothing was kept; correct the"
                        + " codes and send all of it again.",
                defects);
    }

    private static HuitongException invalid(Intake intake, List<Intake.Parked> bad) {
        List<Defect> defects = bad.stream().map(Intake.Parked::defect).toList();
        Defect first = defects.get(0);
        return new HuitongException(
                ErrorCode.NORMALIZE_INVALID,
                "normalizing intake " + intake.id() + " of " + intake.system() + " for " + intake.resource()
                        + " failed: each of its " + bad.size() + " records breaks a rule, the first is " + first.rule()
                        + " at " + first.pointer() + ". Correct them and send them again.",
                defects);
    }

    /**
     * What is wrong with the data of a bus record that an operator has edited; empty where all is well. Pointers are
     * into {@code data}. A deletion needs only its key.
     *
     * @throws HuitongException OPERATE_UNKNOWN where the catalog has no such resource
     */
    public List<Defect> check(String resource, Map<String, Object> data, Op op) {
        Compiled now = compiled(catalog.now());
        Map<String, ItemRules> ofResource = now.rules(resource)
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_UNKNOWN,
                        "checking edited data failed: the catalog has no resource " + resource
                                + ". Put its file back into config/catalog."));
        List<Defect> defects = new ArrayList<>();
        for (String item : data.keySet()) {
            if (!ofResource.containsKey(item)) {
                defects.add(defect(item, UNKNOWN));
            }
        }
        String key = now.key(resource);
        ofResource.forEach((item, rule) -> {
            boolean needed = op == Op.DELETE ? item.equals(key) : rule.item().required();
            Fault fault = checked(rule, data.get(item), needed);
            if (fault != null) {
                defects.add(defect(item, fault));
            }
        });
        return defects;
    }

    private static Fault checked(ItemRules rule, Object value, boolean needed) {
        if (value == null) {
            return needed ? MISSING : null;
        }
        return rule.check(value);
    }

    private static Defect defect(String item, Fault fault) {
        return Defects.of(0, "/" + item.replace("~", "~0").replace("/", "~1"), item, fault);
    }
}

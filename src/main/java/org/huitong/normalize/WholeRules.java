package org.huitong.normalize;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.MappingFile;
import org.huitong.element.Fault;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;

/**
 * What a source declares of its intakes as a whole, compiled: no key twice, not more bad records than are tolerated, in the
 * intake and in an hour, not fewer than a snapshot has. A replayed record is not an intake of the source and is not asked.
 * Thread-safe.
 */
final class WholeRules {
    private static final Fault DUPLICATE = new Fault(
            "duplicate-key",
            "",
            "another record of the intake has the same key, and which of them is right only the source can tell",
            "send each key once");

    private final MappingFile.Whole declared;
    private final String keyItem;
    private final LastHour hour;

    /** @param keyItem the resource's key */
    WholeRules(MappingFile.Whole declared, String keyItem, Clock clock) {
        this.declared = declared;
        this.keyItem = keyItem;
        this.hour = new LastHour(clock);
    }

    boolean comparesKeys() {
        return declared.duplicates() != MappingFile.Whole.Duplicates.PASS;
    }

    /**
     * Parks records that have the key of another.
     *
     * @throws HuitongException NORMALIZE_DUPLICATE_KEYS where the source says that the intake is refused for them
     */
    void keys(Results results, SourceMapping mapping) {
        if (!comparesKeys()) {
            return;
        }
        Map<String, List<Results.Good>> byKey = new LinkedHashMap<>();
        results.each()
                .forEach(one -> byKey.computeIfAbsent(one.record().key(), key -> new ArrayList<>(1))
                        .add(one));
        List<Results.Good> twice = new ArrayList<>();
        byKey.values().stream().filter(same -> same.size() > 1).forEach(twice::addAll);
        if (twice.isEmpty()) {
            return;
        }
        List<Defect> why = twice.stream()
                .map(one ->
                        Defects.of(one.member().raw().index(), mapping.keyPointer(one.member()), keyItem, DUPLICATE))
                .toList();
        if (declared.duplicates() == MappingFile.Whole.Duplicates.REFUSE) {
            throw refused(
                    results.intake(),
                    ErrorCode.NORMALIZE_DUPLICATE_KEYS,
                    twice.size() + " of its records share their key with another. Send each key once.",
                    why);
        }
        results.park(twice, why);
    }

    /** @throws HuitongException NORMALIZE_TOLERANCE where more records are bad than the source tolerates */
    void tolerance(Results results) {
        MappingFile.Tolerance tolerance = declared.tolerance();
        int bad = results.bad().size();
        int all = bad + results.good().size();
        if (tolerance != null && tolerance.exceeded(bad, all)) {
            List<Defect> defects =
                    results.bad().stream().map(Intake.Parked::defect).toList();
            throw refused(
                    results.intake(),
                    ErrorCode.NORMALIZE_TOLERANCE,
                    bad + " of its " + all + " records break a rule, and the source tolerates " + tolerance
                            + "; the first is " + defects.get(0).rule() + " at "
                            + defects.get(0).pointer()
                            + ". Nothing was kept. Correct them and send all again.",
                    defects);
        }
    }

    /** @throws HuitongException NORMALIZE_TOLERANCE where with it more records of the hour are bad than the source tolerates */
    void hourly(Results results) {
        int bad = results.bad().size();
        if (declared.hourly() != null
                && !hour.take(declared.hourly(), bad, bad + results.good().size())) {
            List<Defect> defects =
                    results.bad().stream().map(Intake.Parked::defect).toList();
            throw refused(
                    results.intake(),
                    ErrorCode.NORMALIZE_TOLERANCE,
                    "it has " + bad + " records that break a rule, and with them the source would have more than the "
                            + declared.hourly() + " that it tolerates in an hour; the first is "
                            + defects.get(0).rule() + " at " + defects.get(0).pointer()
                            + ". Nothing was kept. Mend the source; intakes without bad records go on.",
                    defects);
        }
    }

    /** @throws HuitongException NORMALIZE_TOO_FEW where the intake is a snapshot that has shrunk */
    void least(Results results) {
        int all = results.bad().size() + results.good().size();
        if (all < declared.least()) {
            throw refused(
                    results.intake(),
                    ErrorCode.NORMALIZE_TOO_FEW,
                    "it has " + all + " records, and a snapshot of this source has at least " + declared.least()
                            + ". Nothing was kept. Send the whole snapshot, or change least in the mapping.",
                    List.of());
        }
    }

    private static HuitongException refused(Intake intake, ErrorCode code, String why, List<Defect> defects) {
        return new HuitongException(
                code,
                "normalizing intake " + intake.id() + " of " + intake.system() + " for " + intake.resource()
                        + " failed: " + why,
                defects);
    }
}

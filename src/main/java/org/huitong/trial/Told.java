package org.huitong.trial;

import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.MappingFile;
import org.huitong.element.Note;
import org.huitong.message.Defect;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.huitong.normalize.Normalized;

/** Gathers what became of records, one after the other. For one thread. */
final class Told {
    private final MappingFile source;
    private final List<Outcome.Tried> records = new ArrayList<>();
    private int becomes;
    private int rejected;
    private int repaired;
    private int doubtful;

    Told(MappingFile source) {
        this.source = source;
    }

    /** @param whole records that are parked for what their intake is as a whole */
    void add(Raw raw, Normalized alone, List<Intake.Parked> whole) {
        List<Outcome.Rejected> bad = new ArrayList<>();
        alone.intake().parked().forEach(parked -> bad.add(rejected(parked.defect())));
        List<Outcome.Became> good = new ArrayList<>();
        alone.intake()
                .records()
                .forEach(record -> whole.stream()
                        .filter(parked -> parked.recordId().equals(record.id()))
                        .findFirst()
                        .ifPresentOrElse(
                                parked -> bad.add(rejected(parked.defect())),
                                () -> good.add(new Outcome.Became(Trial.op(record), record.data()))));
        List<Outcome.Noticed> notes =
                alone.remarks().stream().map(this::noticed).toList();
        becomes += good.size();
        rejected += bad.size();
        records.add(new Outcome.Tried(records.size() + 1, raw.pointer(), good, bad, notes));
    }

    private Outcome.Rejected rejected(Defect defect) {
        return new Outcome.Rejected(
                defect.item(),
                from(defect.item()),
                defect.pointer(),
                defect.rule(),
                defect.standard(),
                defect.found(),
                defect.text(),
                defect.cure());
    }

    private Outcome.Noticed noticed(Normalized.Remark remark) {
        Note note = remark.note();
        boolean repair = note.kind() == Note.Kind.REPAIR;
        repaired += repair ? remark.count() : 0;
        doubtful += repair ? 0 : remark.count();
        return new Outcome.Noticed(
                remark.item(),
                from(remark.item()),
                repair ? "repair" : "warning",
                note.rule(),
                note.standard(),
                note.text(),
                remark.count());
    }

    private String from(String item) {
        return String.join(", ", Trial.froms(source, item));
    }

    Outcome.Counts counts() {
        return new Outcome.Counts(records.size(), becomes, rejected, repaired, doubtful);
    }

    List<Outcome.Tried> first(int most) {
        return List.copyOf(records.subList(0, Math.min(most, records.size())));
    }
}

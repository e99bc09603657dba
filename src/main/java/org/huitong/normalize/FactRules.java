package org.huitong.normalize;

import java.util.Map;
import java.util.Optional;
import org.huitong.catalog.MappingFile;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.identity.CitizenFacts;
import org.huitong.element.identity.Regions;

/** What a citizen id says of other items of its record, compared. Immutable, thread-safe. */
final class FactRules {
    private final MappingFile.Facts facts;
    private final Regions regions;

    /** @param regions what became of retired codes; {@link Regions#NONE} where nothing is known of them */
    FactRules(MappingFile.Facts facts, Regions regions) {
        this.facts = facts;
        this.regions = regions;
    }

    /** A refusal, and the item it is about. */
    record Refused(String item, Fault fault) {}

    /** The first disagreement that refuses the record; null for none. The others are noted. */
    Refused check(Map<String, Object> data, NoteCounts notes) {
        if (!(data.get(facts.citizenId()) instanceof String id)) {
            return null;
        }
        Refused refused = null;
        if (text(data, facts.sex()) instanceof String sex) {
            refused = found(facts.sex(), CitizenFacts.sexAgrees(id, sex), notes, refused);
        }
        if (text(data, facts.birthDate()) instanceof String birth) {
            refused = found(facts.birthDate(), CitizenFacts.birthAgrees(id, birth), notes, refused);
        }
        if (text(data, facts.region()) instanceof String region) {
            refused = found(facts.region(), CitizenFacts.regionAgrees(id, region, regions), notes, refused);
        }
        return refused;
    }

    private static Object text(Map<String, Object> data, MappingFile.Fact fact) {
        return fact == null ? null : data.get(fact.item());
    }

    private static Refused found(MappingFile.Fact fact, Optional<Note> note, NoteCounts notes, Refused before) {
        if (note.isEmpty()) {
            return before;
        }
        if (fact.differs() == MappingFile.Differs.NOTE) {
            notes.add(fact.item(), note.get());
            return before;
        }
        return before == null ? new Refused(fact.item(), fault(note.get())) : before;
    }

    /** A note's text is what was found, then the cure. */
    private static Fault fault(Note note) {
        int end = note.text().indexOf("; ");
        return new Fault(
                note.rule(),
                note.standard(),
                note.text().substring(0, end),
                note.text().substring(end + 2));
    }
}

package sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import sample.DefectKind.Effect;
import sample.PopulationRow.Draft;

/** What happens in the population table: a bulk of people at first, then a trickle of newcomers and changes. */
final class PopulationScript {
    private static final int BULK_MILLIS = 400;
    private static final int BULK_PERCENT = 85;
    private static final int CHANGED_PERCENT = 25;
    private static final int HARMLESS_PERCENT = 12;
    private static final int FATAL_PERCENT = 2;

    private final Random random;
    private final People people;

    PopulationScript(Random random, People people) {
        this.random = random;
        this.people = people;
    }

    List<PopulationRow> write(List<Person> persons) {
        List<Draft> drafts = new ArrayList<>();
        persons.forEach(person -> live(person, drafts));
        drafts.sort(Comparator.comparingLong(Draft::atMillis));
        plant(drafts);
        return number(drafts);
    }

    private void live(Person born, List<Draft> drafts) {
        int end = SampleData.FEED_MILLIS;
        long at = random.nextInt(100) < BULK_PERCENT
                ? random.nextInt(BULK_MILLIS)
                : BULK_MILLIS + random.nextInt(end - BULK_MILLIS);
        drafts.add(new Draft(at, born, DefectKind.NONE));
        Person person = born;
        // A person whom the hall refuses never changes: else it would depend on timing which version the hall saw.
        while (!person.refusedByHall() && at < end - 1 && random.nextInt(100) < CHANGED_PERCENT) {
            at += 1 + random.nextInt((int) (end - at));
            person = person.movedTo(people.address());
            person = random.nextBoolean()
                    ? person.named(people.name(person.name().contains("·")))
                    : person;
            drafts.add(new Draft(at, person, DefectKind.NONE));
        }
    }

    private void plant(List<Draft> drafts) {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).person().refusedByHall()) {
                drafts.set(i, drafts.get(i).with(DefectKind.HALL_REFUSES));
            } else {
                free.add(i);
            }
        }
        Collections.shuffle(free, random);
        Planter planter = new Planter(Chimney.POPULATION, random);
        for (DefectKind kind : planter.everyKind()) {
            Integer found = free.stream()
                    .filter(i -> Planter.canBefall(drafts.get(i).person(), kind))
                    .findFirst()
                    .orElseThrow();
            free.remove(found);
            drafts.set(found, drafts.get(found).with(kind));
        }
        for (int i : free) {
            drafts.set(i, drafts.get(i).with(chance(planter, drafts.get(i).person())));
        }
    }

    private DefectKind chance(Planter planter, Person person) {
        int dice = random.nextInt(100);
        if (dice < FATAL_PERCENT) {
            return planter.any(Effect.PARKED, person);
        }
        return dice < FATAL_PERCENT + HARMLESS_PERCENT ? planter.any(Effect.HARMLESS, person) : DefectKind.NONE;
    }

    private List<PopulationRow> number(List<Draft> drafts) {
        Map<String, PopulationRow> last = new HashMap<>();
        List<PopulationRow> rows = new ArrayList<>(drafts.size());
        long updSeq = 1_000;
        for (Draft draft : drafts) {
            updSeq += 1 + random.nextInt(3);
            PopulationRow former = last.get(draft.person().citizenId());
            boolean inPlace = former != null
                    && !former.defect().fatal()
                    && !draft.defect().fatal()
                    && random.nextInt(3) == 0;
            PopulationRow row = PopulationRow.written(draft, updSeq, inPlace ? former.updSeq() : 0);
            last.put(draft.person().citizenId(), row);
            rows.add(row);
        }
        return rows;
    }
}

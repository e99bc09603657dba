package sample;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import sample.DefectKind.Effect;

/** Chooses defects for the records of one chimney. */
final class Planter {
    private final List<DefectKind> harmless;
    private final List<DefectKind> fatal;
    private final Random random;

    Planter(Chimney chimney, Random random) {
        this.harmless = DefectKind.ofRecords(chimney, Effect.HARMLESS);
        this.fatal = DefectKind.ofRecords(chimney, Effect.PARKED);
        this.random = random;
    }

    /** Each kind once; those that only few people can have stand first. */
    List<DefectKind> everyKind() {
        return Stream.concat(harmless.stream(), fatal.stream())
                .sorted((a, b) -> Boolean.compare(b == DefectKind.LOWER_CASE_X, a == DefectKind.LOWER_CASE_X))
                .toList();
    }

    List<DefectKind> every(Effect effect) {
        return effect == Effect.PARKED ? fatal : harmless;
    }

    DefectKind any(Effect effect, Person person) {
        List<DefectKind> kinds = every(effect);
        DefectKind kind = kinds.get(random.nextInt(kinds.size()));
        return canBefall(person, kind) ? kind : DefectKind.NONE;
    }

    static boolean canBefall(Person person, DefectKind kind) {
        return switch (kind) {
            case LOWER_CASE_X -> person.citizenId().endsWith("X");
            case FIFTEEN_DIGIT_ID -> IdNumbers.hasShortForm(person.citizenId());
            default -> true;
        };
    }
}

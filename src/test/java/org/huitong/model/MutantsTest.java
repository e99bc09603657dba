package org.huitong.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker is worth something: it finds each of these gateways out. */
@ExtendWith(QuietDrainer.class)
class MutantsTest {
    private static final int HISTORIES = 3000;

    static Stream<Named<Mutant>> mutants() {
        return Stream.of(
                mutant(Mutants.AnswerBeforeCommit::new, "promises"),
                mutant(Mutants.CommitBeforeEffect::new, "is lost"),
                mutant(Mutants.HalfAnIntake::new, "promises|half of intake"),
                mutant(Mutants.ReleaseBeforeTheLastRow::new, "a step back"),
                mutant(Mutants.PoisonForgotten::new, "a step back"),
                mutant(Mutants.OpenedBeforeTheDrain::new, "a step back|is lost"),
                mutant(Mutants.TwoVersionsInAWindow::new, "a step back"),
                mutant(Mutants.RestOfARefusalBelieved::new, "is lost"),
                mutant(Mutants.ReservedInMemory::new, "is over quota"),
                mutant(JobMutants.SetThatGrows::new, "the set of job|came after the plan"),
                mutant(JobMutants.DoneBeforeTheOutcome::new, "is over and holds open rows"));
    }

    /** @param complaint what the checker must say of it */
    record Mutant(Supplier<Sabotage> make, String complaint) {}

    private static Named<Mutant> mutant(Supplier<Sabotage> make, String complaint) {
        return Named.of(make.get().getClass().getSimpleName(), new Mutant(make, complaint));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void checkerFindsEachMutant(Mutant mutant) {
        Coverage coverage = new Coverage();
        for (int seed = 1; seed <= HISTORIES; seed++) {
            Sabotage sabotage = mutant.make().get();
            List<String> broken = new Run(History.of(seed), new MemoryShelf(), sabotage, coverage, false).play();
            if (broken.stream().anyMatch(b -> b.matches("(?s).*(" + mutant.complaint() + ").*"))) {
                return;
            }
        }
        assertThat(mutant)
                .as("a mutant that nobody found in " + HISTORIES + " histories")
                .isNull();
    }
}

package sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sample.Registration.Party;

class MarriagesTest {
    private static final byte[] SECRET = "a secret of the test".getBytes(StandardCharsets.UTF_8);
    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final Charset GB18030 = Charset.forName("GB18030");

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static Marriages draw(long seed, int people) {
        return Marriages.of(SampleData.of(seed, people));
    }

    @Test
    void equalSeedsGiveEqualScripts() {
        assertThat(draw(7, 200)).isEqualTo(draw(7, 200)).isNotEqualTo(draw(8, 200));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyKindOfDefectIsPlanted(long seed) {
        Marriages marriages = draw(seed, SampleData.FEWEST_PEOPLE);

        assertThat(MarriageDefect.planted()).allMatch(kind -> marriages.planted(kind) > 0);
        assertThat(Arrays.stream(MarriageDefect.values()).map(MarriageDefect::what))
                .doesNotHaveDuplicates();
        assertThat(marriages.pushes()).anyMatch(MarriagePush::repeat).anyMatch(MarriagePush::allInvalid);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAddUpAndTheHallHoldsGoodPeopleOnly(long seed) {
        Marriages marriages = draw(seed, 200);
        Expected.Counts counts = marriages.counts();
        Set<String> good = new HashSet<>();
        marriages.pushes().stream()
                .flatMap(push -> push.parties().stream())
                .filter(party -> !party.defect().fatal() && !party.person().refusedByHall())
                .forEach(party -> good.add(Expected.mask(party.person().citizenId(), SECRET)));

        assertThat(counts.received())
                .isEqualTo(counts.accepted() + counts.parked() + counts.rejected() + counts.repeats())
                .isEqualTo(marriages.pushes().stream()
                        .mapToInt(push -> push.parties().size())
                        .sum());
        assertThat(marriages.hall(SECRET).keySet()).isEqualTo(good);
        assertThat(marriages.hall(SECRET).values())
                .allSatisfy(items -> assertThat(items)
                        .containsOnlyKeys("citizenId", "name", "kind", "maritalStatus", "registeredOn"))
                .anySatisfy(items -> assertThat(items).containsEntry("kind", Registration.DIVORCE));
    }

    /** Else nothing would show that the head of the document is not believed. */
    @ParameterizedTest
    @MethodSource("seeds")
    void goodNamesHaveCharactersThatTheHeadDoesNotKnow(long seed) {
        List<Party> good = draw(seed, SampleData.FEWEST_PEOPLE).pushes().stream()
                .flatMap(push -> push.parties().stream())
                .filter(party -> !party.defect().fatal())
                .toList();

        assertThat(good)
                .anyMatch(party -> !GB2312.newEncoder().canEncode(party.person().name()))
                .allMatch(party -> GB18030.newEncoder().canEncode(party.person().name()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsNamedTwiceInOnePushAndChangesGrow(long seed) {
        String before = "";
        for (MarriagePush push : draw(seed, 200).pushes()) {
            assertThat(push.parties().stream().map(party -> party.person().citizenId()))
                    .doesNotHaveDuplicates();
            for (Registration one :
                    push.repeat() || push.allInvalid() ? List.<Registration>of() : push.registrations()) {
                assertThat(one.changed().toString()).isGreaterThan(before);
                before = one.changed().toString();
            }
        }
    }
}

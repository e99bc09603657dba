package sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectedTest {
    private static final byte[] SECRET = "a secret of the test".getBytes(StandardCharsets.UTF_8);

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAddUp(long seed) {
        SampleData data = SampleData.of(seed, 200);
        Expected expected = Expected.of(data);

        assertAddUp(expected.population());
        assertAddUp(expected.insurance());
        assertAddUp(expected.pushes());
        assertThat(expected.population().received()).isEqualTo(data.rows().size());
        assertThat(expected.pushes().received()).isEqualTo(data.pushes().size());
        assertThat(expected.pushes().rejected()).isPositive();
        assertThat(expected.pushes().repeats()).isPositive();
        assertThat(expected.population().parked()).isPositive();
        assertThat(expected.insurance().parked()).isPositive();
    }

    private static void assertAddUp(Expected.Counts counts) {
        assertThat(counts.accepted() + counts.parked() + counts.rejected() + counts.repeats())
                .isEqualTo(counts.received());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void consumersHoldTheLastGoodStateOfEverybodyTheyTake(long seed) {
        SampleData data = SampleData.of(seed, 200);
        Expected expected = Expected.of(data);
        Map<String, Long> latest = new HashMap<>();
        Set<String> refused = new HashSet<>();
        data.rows().stream().filter(row -> !row.defect().fatal()).forEach(row -> {
            latest.put(row.truth().citizenId(), row.updSeq());
            if (row.truth().refusedByHall()) {
                refused.add(Expected.mask(row.truth().citizenId(), SECRET));
            }
        });

        assertThat(expected.realEstate()).hasSameSizeAs(latest);
        expected.realEstate().forEach((id, row) -> assertThat(row.version()).isEqualTo(latest.get(id)));
        assertThat(expected.hall(Chimney.POPULATION, SECRET))
                .hasSize(latest.size() - refused.size())
                .doesNotContainKeys(refused.toArray(String[]::new))
                .allSatisfy((key, items) -> assertThat(items)
                        .containsEntry("citizenId", key)
                        .containsKeys("name", "sex")
                        .doesNotContainKeys("address", "nation", "householdId"));
        assertThat(expected.hallArrivals(Chimney.POPULATION).parked()).isEqualTo(refused.size());
        assertThat(expected.hall(Chimney.INSURANCE, SECRET))
                .allSatisfy((key, items) ->
                        assertThat(items).containsOnlyKeys("citizenId", "name", "status", "lastPaidMonth"));
    }
}

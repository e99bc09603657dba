package org.huitong.element.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.huitong.element.identity.Regions.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {
    private static final Regions SMALL = new Regions(
            Map.of("110101", "东城区", "500102", "涪陵区", "440513", "潮阳区", "440514", "潮南区"),
            List.of(
                    new Regions.Retired("110103", "崇文区", LocalDate.of(2010, 6, 30), List.of("110101")),
                    new Regions.Retired("440524", "潮阳县", null, List.of("440582")),
                    new Regions.Retired("440582", "潮阳市", null, List.of("440513", "440514")),
                    new Regions.Retired("110100", "市辖区", null, List.of()),
                    new Regions.Retired("999991", "", null, List.of("999992")),
                    new Regions.Retired("999992", "", null, List.of("999991"))));

    @ParameterizedTest(name = "GB/T 2260: {0} is {1}, then {2}")
    @CsvSource({
        "110101, CURRENT, ''",
        "110103, REPLACED, 110101",
        "440582, SPLIT, 440513 440514",
        "440524, SPLIT, 440513 440514",
        "110100, ENDED, ''",
        "999991, ENDED, ''",
        "340524, UNKNOWN, ''",
    })
    void codeHasAStateAndSuccessorsThroughAllReforms(String code, State state, String successors) {
        assertThat(SMALL.state(code)).isEqualTo(state);
        assertThat(String.join(" ", SMALL.successors(code))).isEqualTo(successors);
    }

    @Test
    void retiredCodeKeepsItsNameAndLastDay() {
        assertThat(SMALL.name("110103")).contains("崇文区");
        assertThat(SMALL.name("110101")).contains("东城区");
        assertThat(SMALL.name("340524")).isEmpty();
        assertThat(SMALL.until("110103")).contains(LocalDate.of(2010, 6, 30));
        assertThat(SMALL.until("440524")).isEmpty();
        assertThat(SMALL.follows("440524", "440514")).isTrue();
        assertThat(SMALL.follows("440513", "440524")).isFalse();
    }

    @ParameterizedTest(name = "GB/T 2260: {0} is a {1}")
    @CsvSource({"110000, PROVINCE", "440500, PREFECTURE", "440513, COUNTY", "429004, COUNTY"})
    void codeShowsItsLevel(String code, Regions.Level level) {
        assertThat(Regions.level(code)).isEqualTo(level);
    }

    @ParameterizedTest(name = "GB/T 2260: {0} kept is {1}, brought up to date is {2}")
    @CsvSource({
        "110101, 110101, 110101",
        "110103, 110103 region-retired, 110101 region-current",
        "440524, 440524 region-retired, several regions",
        "110100, 110100 region-retired, no current region",
        "340524, in no list, in no list",
        "11010, not 6 digits, not 6 digits",
        "11010X, not 6 digits, not 6 digits",
    })
    void stepKeepsOrUpdates(String code, String kept, String current) {
        assertThat(said(RegionCode.kept(SMALL), code)).contains(kept);
        assertThat(said(RegionCode.current(SMALL), code)).contains(current);
    }

    /** The names are the standard's. The list of today has 830000 for 710000, so they are looked up in the history. */
    @ParameterizedTest(name = "GB/T 2260: {0} is {1}")
    @CsvSource({
        "110000, 北京市",
        "120000, 天津市",
        "130000, 河北省",
        "140000, 山西省",
        "150000, 内蒙古自治区",
        "210000, 辽宁省",
        "220000, 吉林省",
        "230000, 黑龙江省",
        "310000, 上海市",
        "320000, 江苏省",
        "330000, 浙江省",
        "340000, 安徽省",
        "350000, 福建省",
        "360000, 江西省",
        "370000, 山东省",
        "410000, 河南省",
        "420000, 湖北省",
        "430000, 湖南省",
        "440000, 广东省",
        "450000, 广西壮族自治区",
        "460000, 海南省",
        "500000, 重庆市",
        "510000, 四川省",
        "520000, 贵州省",
        "530000, 云南省",
        "540000, 西藏自治区",
        "610000, 陕西省",
        "620000, 甘肃省",
        "630000, 青海省",
        "640000, 宁夏回族自治区",
        "650000, 新疆维吾尔自治区",
        "710000, 台湾省",
        "810000, 香港特别行政区",
        "820000, 澳门特别行政区"
    })
    void topLevelCodeIsAProvince(String code, String name) throws IOException {
        assertThat(Regions.level(code)).isEqualTo(Regions.Level.PROVINCE);
        Path lists = Path.of("../shared/data/regions");
        assumeThat(Files.isDirectory(lists)).as("not looked up: no " + lists).isTrue();
        assertThat(read(lists, "history.json", new TypeReference<Map<String, String>>() {})
                        .get(code))
                .isEqualTo(name);
    }

    private static String said(Element element, String code) {
        Object answer = element.check(code);
        if (answer instanceof Fault fault) {
            return fault.text();
        }
        return answer instanceof Noted noted
                ? noted.value() + " "
                        + noted.notes().stream().map(Note::rule).findFirst().orElseThrow()
                : (String) answer;
    }

    /** The lists are test data of other people and not in this repository. */
    @Test
    void everyCurrentCodeOfTheListsResolvesAndEveryRetiredOneHasSuccessorsOrIsFlagged() throws IOException {
        Path lists = Path.of("../shared/data/regions");
        assumeThat(Files.isDirectory(lists)).as("skipped: no " + lists).isTrue();
        Map<String, String> current = read(lists, "list.json", new TypeReference<>() {});
        Map<String, String> history = read(lists, "history.json", new TypeReference<>() {});
        Map<String, List<String>> diff = read(lists, "diff.json", new TypeReference<>() {});
        TreeSet<String> retired = new TreeSet<>(diff.keySet());
        retired.addAll(history.keySet());
        retired.removeIf(code -> current.containsKey(code) && !diff.containsKey(code));
        List<Regions.Retired> entries = new ArrayList<>();
        retired.forEach(code -> entries.add(
                new Regions.Retired(code, history.getOrDefault(code, ""), null, diff.getOrDefault(code, List.of()))));
        Regions regions = new Regions(current, entries);

        assertThat(current).hasSize(3433).allSatisfy((code, name) -> {
            assertThat(regions.state(code)).isEqualTo(State.CURRENT);
            assertThat(regions.name(code)).contains(name);
            assertThat(RegionCode.kept(regions).check(code)).isSameAs(code);
        });
        Map<State, Integer> counts = new EnumMap<>(State.class);
        retired.removeAll(current.keySet());
        for (String code : retired) {
            counts.merge(regions.state(code), 1, Integer::sum);
            assertThat(regions.successors(code)).allMatch(regions::current);
        }
        assertThat(counts).containsOnlyKeys(State.REPLACED, State.SPLIT, State.ENDED);
        assertThat(counts.values().stream().mapToInt(n -> n).sum()).isEqualTo(retired.size());
        System.out.println("GB/T 2260: " + current.size() + " current, retired " + retired.size() + ": " + counts);

        assertThat(regions.successors("110103")).containsExactly("110101");
        assertThat(regions.successors("512301")).containsExactly("500102");
        assertThat(regions.successors("500112")).containsExactly("500157");
        assertThat(regions.state("110105")).isEqualTo(State.CURRENT);
        assertThat(regions.known("340524")).isFalse();
        assertThat(regions.name("440524")).contains("潮阳县");
        assertThat(regions.successors("440524")).containsExactly("440513");
    }

    private static <T> T read(Path folder, String file, TypeReference<T> type) throws IOException {
        return new ObjectMapper().readValue(folder.resolve(file).toFile(), type);
    }
}

package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.huitong.element.Mask;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final String POPULATION = "routes/sources/public-security.population/population-basic.mapping.yaml";
    private static final String HALL = "config/grants/government-service.hall.population-basic.yaml";
    private static final String BASIC = "config/catalog/population-basic.yaml";

    @TempDir
    Path folder;

    private PilotHome pilot;

    @BeforeEach
    void copy() throws IOException {
        pilot = PilotHome.in(folder);
    }

    @Test
    void pilotIsWithoutFindings() {
        assertThat(pilot.findings()).isEmpty();
    }

    @Test
    void snapshotHoldsWhatTheFilesSay() {
        Catalog catalog = Catalog.read(pilot.home());

        Resource resource = catalog.resource("population-basic").orElseThrow();
        assertThat(resource.items().keySet())
                .containsExactly("citizenId", "name", "sex", "birthDate", "nation", "address", "householdId");
        assertThat(resource.sharing()).isEqualTo(Resource.Sharing.CONDITIONAL);
        assertThat(catalog.grantsOf("population-basic"))
                .extracting(Grant::consumer)
                .containsExactly("government-service.hall", "natural-resources.real-estate");
        assertThat(catalog.grant("government-service.hall.population-basic")
                        .orElseThrow()
                        .items())
                .containsEntry("citizenId", Mask.HASH);
        assertThat(catalog.source("public-security.population", "population-basic")
                        .orElseThrow()
                        .version()
                        .text())
                .isEqualTo("UPD_SEQ");
        assertThat(catalog.codes("nation").orElseThrow().values())
                .hasSize(342)
                .containsEntry("藏", "04")
                .containsEntry("藏族", "04")
                .containsEntry("04", "04");
        assertThat(catalog.source("public-security.population", "social-insurance-status"))
                .isEmpty();
    }

    @Test
    void grantThatSaysMaskedTakesTheItemsOwnMask() throws IOException {
        pilot.replace(BASIC, "type: date", "type: date, mask: year");
        pilot.replace(HALL, "birthDate: clear", "birthDate: masked");
        pilot.replace(HALL, "citizenId: masked", "citizenId: {mask: keep, first: 6, last: 4}");

        assertThat(pilot.findings()).isEmpty();
        assertThat(Catalog.read(pilot.home())
                        .grant("government-service.hall.population-basic")
                        .orElseThrow()
                        .items())
                .containsEntry("birthDate", new Mask(Mask.Kind.YEAR, 0, 0))
                .containsEntry("citizenId", new Mask(Mask.Kind.KEEP, 6, 4));
    }

    @Test
    void quotaIsWhatTheGrantSaysAndNothingWhereItSaysNothing() throws IOException {
        pilot.replace(HALL, "items:", "quota:\n  records: {hour: 10000, day: 100000}\n  calls: {hour: 500}\nitems:");

        assertThat(pilot.findings()).isEmpty();
        Catalog catalog = Catalog.read(pilot.home());
        assertThat(catalog.grant("government-service.hall.population-basic")
                        .orElseThrow()
                        .quota())
                .isEqualTo(new Quota(List.of(
                        new Quota.Limit(Quota.Kind.RECORDS, Quota.Unit.HOUR, 10_000),
                        new Quota.Limit(Quota.Kind.RECORDS, Quota.Unit.DAY, 100_000),
                        new Quota.Limit(Quota.Kind.CALLS, Quota.Unit.HOUR, 500))));
        assertThat(catalog.grant("natural-resources.real-estate.population-basic")
                        .orElseThrow()
                        .quota()
                        .none())
                .isTrue();
    }

    @Test
    void grantHoldsToTheEndOfItsLastDayInShanghai() {
        Grant grant = Catalog.read(pilot.home()).grants().iterator().next();

        assertThat(grant.holds(Instant.parse("2025-12-31T15:59:59Z"))).isFalse();
        assertThat(grant.holds(Instant.parse("2025-12-31T16:00:00Z"))).isTrue();
        assertThat(grant.holds(Instant.parse("2036-12-31T15:59:59Z"))).isTrue();
        assertThat(grant.holds(Instant.parse("2036-12-31T16:00:00Z"))).isFalse();
    }

    @ParameterizedTest(name = "{3} {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                BASIC + "|provider: public-security|provder: public-security|5:1: CATALOG-UNKNOWN-KEY|provder",
                BASIC
                        + "|provider: public-security|provider: public-securty|5:11: CATALOG-UNKNOWN-AGENCY|Did you mean \"public-security\"",
                BASIC + "|order: latest|order: newest|8:8: CATALOG-UNKNOWN-WORD|Did you mean \"latest\"",
                BASIC + "|key: citizenId|key: citizenid|9:6: CATALOG-UNKNOWN-ITEM|Did you mean \"citizenId\"",
                BASIC + "|    required: true\\n|    required: maybe\\n|28:15: CATALOG-TYPE|true or false",
                BASIC + "|    required: true|    required: false|9:6: CATALOG-KEY|required: true",
                BASIC + "|[0-9X]'|[0-9X'|27:14: CATALOG-PATTERN|regular expression",
                BASIC + "|sharing: conditional|sharing: not-shared|4:11: CATALOG-NOT-SHARED|nobody may be granted",
                BASIC + "|condition:|conditions:|3:1: CATALOG-MISSING|needs a \"condition\"",
                BASIC + "|resource: population-basic|resource: population|3:11: CATALOG-FILE-NAME|population.yaml",
                BASIC + "|schema: 1|schema: one|11:9: CATALOG-TYPE|whole number",
                BASIC + "|type: date|type: date, length: 8|32:47: CATALOG-RULE|says nothing about type date",
                BASIC + "|schema: 1|schema: 1\\nschema: 1|12:1: CATALOG-DUPLICATE-KEY|twice",
                BASIC + "|items:|items: [|CATALOG-YAML|not YAML",
                HALL + "|to: 2036-12-31|to: 2025-12-31|8:5: CATALOG-PERIOD|ends before it begins",
                HALL + "|to: 2036-12-31|to: 2036-02-30|8:5: CATALOG-TYPE|a day like",
                HALL + "|  sex: clear|  gender: clear|12:11: CATALOG-UNKNOWN-ITEM|no item \"gender\"",
                HALL + "|masked|{mask: kep, first: 6}|10:21: CATALOG-UNKNOWN-WORD|Did you mean \"keep\"",
                HALL + "|masked|{mask: keep, frist: 6}|10:27: CATALOG-UNKNOWN-KEY|Did you mean \"first\"",
                HALL + "|masked|{mask: keep}|10:21: CATALOG-MASK|how many characters",
                HALL + "|masked|{mask: cut, last: 2}|10:21: CATALOG-MASK|how many characters",
                HALL + "|masked|{mask: hash, first: 2}|10:34: CATALOG-MASK|keeps no characters",
                HALL + "|birthDate: clear|birthDate: {mask: cut, first: 4}|CATALOG-MASK|says nothing about type date",
                HALL + "|sex: clear|sex: year|CATALOG-MASK|says nothing about type text",
                BASIC + "|type: date|type: date, mask: county|CATALOG-MASK|Use year, month or masked",
                HALL + "|masked|hidden|10:14: CATALOG-UNKNOWN-WORD|clear, masked",
                HALL
                        + "|consumer: government-service.hall|consumer: government-service.hal|3:11: CATALOG-UNKNOWN-SYSTEM|Did you mean",
                HALL + "|items:|quota: {records: {hour: 9, day: 8}}\\nitems:|9:25: CATALOG-QUOTA|Lower hour",
                HALL + "|items:|quota: {records: {hour: 2, day: 49}}\\nitems:|9:33: CATALOG-QUOTA|at most 48",
                HALL + "|items:|quota: {calls: {hour: 0}}\\nitems:|9:23: CATALOG-TYPE|whole number from 1",
                HALL + "|items:|quota: {calls: {minute: 5}}\\nitems:|9:17: CATALOG-UNKNOWN-KEY|hour, day",
                HALL + "|items:|quota: {bytes: {hour: 5}}\\nitems:|9:9: CATALOG-UNKNOWN-KEY|records, calls",
                HALL + "|items:|quota: {records: {}}\\nitems:|9:8: CATALOG-QUOTA|has no limit",
                HALL + "|purpose: |porpose: |CATALOG-MISSING|\"purpose\" is missing",
                HALL + "|assessment: |#|CATALOG-MISSING|name is sensitive, and the grant names no impact assessment",
                POPULATION
                        + "|fold-width, citizen-id|fold-widht, citizen-id|11:43: CATALOG-UNKNOWN-STEP|Did you mean \"fold-width\"",
                POPULATION
                        + "|codes: sex-police|codes: sex-polic|13:45: CATALOG-UNKNOWN-CODES|Did you mean \"sex-police\"",
                POPULATION + "|date: yyyyMMdd|date: ddMMyy|14:53: CATALOG-STEP-ARGUMENT|yyyy-MM-dd",
                POPULATION + "|{date: yyyyMMdd}|decimal|14:34: CATALOG-STEP-TYPE|gives decimal",
                POPULATION
                        + "|[trim, fold-width, {date: yyyyMMdd}]|[{date: yyyyMMdd}, trim]|14:53: CATALOG-STEP-ORDER|last",
                POPULATION + "|charset: UTF-8|charset: KLINGON-8|7:10: CATALOG-CHARSET|no charset",
                POPULATION + "|charset: UTF-8|charset: GB18030|7:10: CATALOG-CHARSET|read as UTF-8 only",
                POPULATION + "|identity: watermark|identity: idempotency-key|8:11: CATALOG-IDENTITY|watermark for rows",
                POPULATION
                        + "|  name: {from: XM, steps: [trim], required: true}|#|11:3: CATALOG-UNMAPPED|requires \"name\"",
                POPULATION + "|{from: HH,|{value: a, from: HH,|CATALOG-FIELD|either",
                POPULATION
                        + "|system: public-security.population|system: human-resources.social-insurance|CATALOG-PROVIDER|provided by",
                "config/systems/government-service.hall.yaml|network: extranet|network: moon|CATALOG-UNKNOWN-WORD|intranet",
            })
    void mistakeIsFoundAtItsPlaceWithACure(String file, String old, String with, String where, String text)
            throws IOException {
        pilot.replace(file, old.replace("\\n", "\n"), with.replace("\\n", "\n"));

        assertThat(pilot.findings())
                .anySatisfy(finding ->
                        assertThat(finding).contains(where).contains(text).matches("(?s)\\S+:\\d+:\\d+: .*"));
    }

    @Test
    void findingReadsAsFilePlaceCodeMessageCure() throws IOException {
        pilot.replace(HALL, "  sex: clear", "  sexx: clear");

        assertThat(pilot.findings())
                .containsExactly(HALL + ":12:9: CATALOG-UNKNOWN-ITEM population-basic has no item \"sexx\"."
                        + " Did you mean \"sex\".");
    }

    @Test
    void aGrantThatShowsNothingSensitiveNeedsNoAssessment() throws IOException {
        pilot.replace(HALL, "assessment: ", "#").replace(HALL, "  name: clear", "  name: hash");

        assertThat(pilot.findings()).isEmpty();
    }

    @Test
    void aliasesThatMultiplyAreRefused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        pilot.write("config/agencies/bomb.yaml", bomb.toString());

        assertThat(pilot.findings())
                .anyMatch(finding -> finding.startsWith("config/agencies/bomb.yaml:1:1: CATALOG-YAML"));
    }

    @Test
    void fileThatWouldBeOverlookedIsNamed() throws IOException {
        pilot.write("config/agencies/civil-affairs.yml", "agency: civil-affairs\n");

        assertThat(pilot.findings()).singleElement().asString().contains("civil-affairs.yml:1:1: CATALOG-FILE-NAME");
    }

    @Test
    void oneSourceIsMappedOnce() throws IOException {
        pilot.write(
                "routes/sources/copy/population-basic.mapping.yaml",
                java.nio.file.Files.readString(Path.of(POPULATION)));

        assertThat(pilot.findings())
                .anyMatch(finding -> finding.contains("CATALOG-DUPLICATE"))
                .anyMatch(finding -> finding.contains("CATALOG-FILE-NAME"));
    }

    @Test
    void readThrowsEveryFindingAtOnce() throws IOException {
        pilot.replace(HALL, "masked", "hidden").replace(BASIC, "order: latest", "order: newest");

        assertThatThrownBy(() -> Catalog.read(pilot.home()))
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                .hasMessageContainingAll(HALL + ":10:14", BASIC + ":8:8", "2 mistakes");
    }

    @Test
    void emptyHomeIsAnEmptyCatalog(@TempDir Path empty) {
        assertThat(List.copyOf(Catalog.read(empty).resources())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "routes/consumers/government-service.hall.population-basic.camel.yaml,"
                + " Name it government-service-hall-population-basic.camel.yaml",
        "routes/consumers/hall/population-basic.yaml, Name it population-basic.camel.yaml",
        "routes/sources/a/b.yml, Name it b.camel.yaml",
        "connectors/own.source.kamelet.yaml, Name it own-source.kamelet.yaml",
        "connectors/own-source.yaml, Name it own-source.kamelet.yaml"
    })
    void routeThatCamelWouldLeaveOutIsTold(String file, String cure) throws IOException {
        pilot.write(file, "- route: {}");

        assertThat(pilot.findings())
                .singleElement()
                .asString()
                .startsWith(file + ":1:1: ROUTE-FILE-NAME")
                .contains(cure);
    }
}

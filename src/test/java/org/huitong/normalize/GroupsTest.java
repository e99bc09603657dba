package org.huitong.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.PilotHome;
import org.huitong.message.BusRecord;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Json;
import org.huitong.message.Op;
import org.huitong.message.Origin;
import org.huitong.message.Raw;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record of the source that holds several: nested values, groups with their parents, and intakes as a whole. */
class GroupsTest {
    private static final String SYSTEM = "public-security.population";
    private static final String MAPPING = "routes/sources/" + SYSTEM + "/household-member.mapping.yaml";
    private static final String EACH = "each: /household/members";

    @TempDir
    private Path folder;

    private PilotHome home;

    @BeforeEach
    void installation() throws IOException {
        home = PilotHome.in(folder)
                .write("config/catalog/household-member.yaml", """
                        resource: household-member
                        name: 户成员
                        provider: public-security
                        sharing: unconditional
                        order: latest
                        key: citizenId
                        without-subscription: count
                        schema: 1
                        items:
                          citizenId: {name: 号码, type: text, required: true}
                          name: {name: 姓名, type: text, required: true}
                          sex: {name: 性别, type: text, codes: ["0", "1", "2", "9"]}
                          birthDate: {name: 出生, type: date}
                          region: {name: 籍贯, type: text}
                          phone: {name: 首个电话, type: text}
                          household: {name: 户号, type: text, required: true}
                          sentBy: {name: 报送单位, type: text}
                        """)
                .write(MAPPING, """
                        system: public-security.population
                        resource: household-member
                        formats: [json]
                        charset: UTF-8
                        identity: none
                        version: ../SEQ
                        each: /household/members
                        delete: {from: GONE, is: ["1"]}
                        items:
                          citizenId: {from: ID.NO, steps: [trim, citizen-id], required: true}
                          name: {from: ./name/full, steps: [trim, person-name]}
                          sex: {from: XB}
                          birthDate: {from: CSRQ, steps: [{date: yyyyMMdd}]}
                          region: {from: JG}
                          phone: {from: ./phones/0}
                          household: {from: ../HH}
                          sentBy: {from: /head/~1unit}
                        """);
    }

    private Normalizer normalizer() {
        return new Normalizer(Catalog.read(home.home()));
    }

    private static String id(int number) {
        String seventeen = "9999991990030" + "%04d".formatted(7000 + number);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (seventeen.charAt(i) - '0');
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    private static Map<String, Object> member(int number, Object... changes) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("ID.NO", id(number));
        member.put("name", new HashMap<>(Map.of("full", " 演示·" + number)));
        member.put("phones", List.of("13800000000", "13900000000"));
        for (int i = 0; i < changes.length; i += 2) {
            member.put((String) changes[i], changes[i + 1]);
        }
        return member;
    }

    private static Map<String, Object> household(String number, Object members) {
        Map<String, Object> household = new LinkedHashMap<>();
        household.put("HH", number);
        household.put("SEQ", 5L);
        household.put("members", members);
        return new LinkedHashMap<>(Map.of("head", Map.of("/unit", "示例派出所"), "household", household));
    }

    @SafeVarargs
    private static Intake intake(Intake.Mend mend, Origin origin, Map<String, Object>... records) {
        List<Raw> raws = new ArrayList<>();
        for (Map<String, Object> record : records) {
            byte[] text = Json.bytes(record);
            String pointer = origin == null ? "/" + raws.size() : "/R/H[" + (raws.size() + 1) + "]";
            raws.add(new Raw(raws.size(), pointer, record, text, 0, text.length, origin, null));
        }
        return new Intake(
                "i1", 7, SYSTEM, "household-member", null, "", Instant.EPOCH, false, raws, List.of(), List.of(), mend);
    }

    @SafeVarargs
    private Intake normalized(Map<String, Object>... records) {
        return normalizer().normalize(intake(null, null, records));
    }

    @Test
    void everyMemberIsARecordWithWhatEnclosesIt() {
        Intake intake =
                normalized(household("H1", List.of(member(1), member(2, "GONE", "1"))), household("H2", member(3)));

        assertThat(intake.parked()).isEmpty();
        assertThat(intake.records())
                .extracting(r -> r.id() + " " + r.key().equals(id(number(r))) + " " + r.version() + " " + r.op())
                .containsExactly("i1-0.0 true 5 UPSERT", "i1-0.1 true 5 DELETE", "i1-1.0 true 5 UPSERT");
        assertThat(Json.text(intake.records().get(0).data()))
                .isEqualTo("{\"citizenId\":\"" + id(1) + "\",\"name\":\"演示·1\",\"phone\":\"13800000000\","
                        + "\"household\":\"H1\",\"sentBy\":\"示例派出所\"}");
    }

    private static int number(BusRecord record) {
        return Integer.parseInt(record.key().substring(13, 17)) - 7000;
    }

    @Test
    void aBadMemberIsParkedAloneAndReplayedUnderItsId() {
        Intake intake = normalized(household("H1", List.of(member(1), member(2, "XB", "7"), member(3))));

        assertThat(intake.records()).extracting(BusRecord::id).containsExactly("i1-0.0", "i1-0.2");
        Intake.Parked parked = intake.parked().get(0);
        assertThat(parked.recordId()).isEqualTo("i1-0.1");
        assertThat(parked.defect())
                .isEqualTo(new Defect(
                        0,
                        "/0/household/members/1/XB",
                        "sex",
                        "codes",
                        "\"sex\" is not one of the codes of the catalog (found 1 character: 1 digit); correct it in the source",
                        "",
                        "1 character: 1 digit",
                        "correct it in the source"));
        assertThat(parked.raw().text()).contains(id(2)).contains("示例派出所").doesNotContain(id(1), id(3));

        String mended = parked.raw().text().replace("\"XB\":\"7\"", "\"XB\":\"2\"");
        Intake replay = normalizer().normalize(intake(new Intake.Mend(9, "i1-0.1", 1), null, fields(mended)));

        assertThat(replay.records()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("i1-0.1");
            assertThat(record.revision()).isEqualTo(1);
            assertThat(record.data()).containsEntry("household", "H1").containsEntry("sex", "2");
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), Map.class);
    }

    @Test
    void aReplayedRowIsPublishedAsAWholeOrNotAtAll() {
        Intake.Mend mend = new Intake.Mend(9, "i1-4", 1);

        Intake good = normalizer().normalize(intake(mend, null, household("H1", List.of(member(1), member(2)))));
        Intake bad = normalizer()
                .normalize(intake(mend, null, household("H1", List.of(member(1), member(2, "ID.NO", "x")))));

        assertThat(good.records()).extracting(BusRecord::id).containsExactly("i1-4.0", "i1-4.1");
        assertThat(bad.records()).isEmpty();
        assertThat(bad.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.recordId()).isEqualTo("i1-4");
            assertThat(parked.defect().pointer()).isEqualTo("/0/household/members/1/ID.NO");
            assertThat(parked.defect().standard()).isEqualTo("GB 11643-1999");
        });
    }

    @Test
    void elementsArePointedAtAsXPathDoes() {
        Origin xml = new Origin("xml", StandardCharsets.UTF_8, Map.of());

        Intake intake = normalizer()
                .normalize(intake(
                        null,
                        xml,
                        household("H1", List.of(member(1), member(2, "phones", List.of(Map.of()), "GONE", "0"))),
                        household("H2", member(3, "XB", "7"))));

        assertThat(intake.parked())
                .extracting(parked -> parked.defect().pointer())
                .containsExactly("/R/H[1]/household/members[2]/phones[1]", "/R/H[2]/household/members/XB");
    }

    @Test
    void aRecordWithoutMembersIsBadOrPassedOverAsDeclared() throws IOException {
        Map<String, Object> empty = household("H2", List.of());

        assertThat(normalized(household("H1", List.of(member(1))), empty).parked())
                .extracting(parked -> parked.recordId() + " " + parked.defect().pointer() + " "
                        + parked.defect().rule())
                .containsExactly("i1-1 /1/household/members each");

        home.replace(MAPPING, EACH, "each: {path: /household/members, empty: skip}");
        Normalized skipped = normalizer().explain(intake(null, null, household("H1", List.of(member(1))), empty));
        assertThat(skipped.intake().parked()).isEmpty();
        assertThat(skipped.remarks())
                .extracting(r -> r.note().rule() + " " + r.count())
                .containsExactly("each 1");
        assertThat(normalizer()
                        .normalize(intake(new Intake.Mend(9, "i1-4", 1), null, empty))
                        .parked())
                .hasSize(1);
    }

    @Test
    void groupsWithinGroupsAreTakenWithBothParents() throws IOException {
        home.replace(MAPPING, EACH, "each: /household/members/cards")
                .replace(MAPPING, "{from: ID.NO,", "{from: NO,")
                .replace(MAPPING, "./name/full", "../name/full")
                .replace(MAPPING, "../SEQ", "../../SEQ")
                .replace(MAPPING, "../HH", "../../HH");
        Map<String, Object> two = household(
                "H1",
                List.of(
                        member(1, "cards", List.of(Map.of("NO", id(11)), Map.of("NO", id(12)))),
                        member(2),
                        member(3, "cards", Map.of("NO", "x"))));

        Intake intake = normalized(two);

        assertThat(intake.records())
                .extracting(r ->
                        r.id() + " " + r.data().get("name") + " " + r.data().get("household"))
                .containsExactly("i1-0.0 演示·1 H1", "i1-0.1 演示·1 H1");
        assertThat(intake.parked())
                .extracting(parked -> parked.recordId() + " " + parked.defect().pointer())
                .containsExactly("i1-0.2 /0/household/members/2/cards/NO");
        assertThat(intake.parked().get(0).raw().text())
                .isEqualTo(Json.text(household("H1", List.of(member(3, "cards", Map.of("NO", "x"))))));
    }

    @Test
    void whatMembersTakeAlongIsBounded() {
        Map<String, Object> large = household("H".repeat(30_000), new ArrayList<>());
        List<Object> members = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            members.add(member(i));
        }
        inside(large).put("members", members);

        Intake intake = normalized(household("H1", List.of(member(1))), large);

        assertThat(intake.records()).hasSize(1);
        assertThat(intake.parked())
                .extracting(parked -> parked.recordId() + " " + parked.defect().rule())
                .containsExactly("i1-1 too-large");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inside(Map<String, Object> record) {
        return (Map<String, Object>) record.get("household");
    }

    @Test
    void aCitizenIdIsHeldAgainstSexBirthAndRegion() throws IOException {
        home.replace(
                MAPPING,
                "items:",
                "facts: {citizen-id: citizenId, sex: sex, birth-date: {item: birthDate, differs: refuse}, region: region}\nitems:");
        Map<String, Object> agrees = member(1, "XB", "1", "CSRQ", "19900307", "JG", "999999");
        Map<String, Object> other = member(1, "XB", "2", "CSRQ", "19900307", "JG", "110101");
        Map<String, Object> born = member(2, "CSRQ", "19900308");
        Map<String, Object> gone = member(3, "CSRQ", "19900308", "GONE", "1");

        Normalized normalized =
                normalizer().explain(intake(null, null, household("H1", List.of(agrees, other, born, gone))));

        assertThat(normalized.remarks())
                .extracting(r -> r.item() + " " + r.note().rule())
                .containsExactlyInAnyOrder("sex citizen-id-sex", "region citizen-id-elsewhere");
        assertThat(normalized.intake().records()).extracting(BusRecord::op).contains(Op.DELETE);
        assertThat(normalized.intake().parked()).singleElement().satisfies(parked -> {
            assertThat(parked.defect().pointer()).isEqualTo("/0/household/members/2/CSRQ");
            assertThat(parked.defect().rule()).isEqualTo("citizen-id-birth");
            assertThat(parked.defect().standard()).isEqualTo("GB 11643-1999");
            assertThat(parked.defect().cure()).isEqualTo("ask the source which is right");
        });
    }

    @Test
    void recordsOfOneKeyAreParkedOrRefusedAsDeclared() throws IOException {
        Map<String, Object> twice = household("H1", List.of(member(1), member(2), member(1)));
        assertThat(normalized(twice).records()).hasSize(3);

        home.replace(MAPPING, EACH, EACH + "\nintake: {duplicate-keys: park}");
        Intake intake = normalized(twice);
        assertThat(intake.records()).extracting(BusRecord::id).containsExactly("i1-0.1");
        assertThat(intake.parked())
                .extracting(parked -> parked.recordId() + " " + parked.defect().pointer() + " "
                        + parked.defect().item() + " " + parked.defect().rule())
                .containsExactly(
                        "i1-0.0 /0/household/members/0/ID.NO citizenId duplicate-key",
                        "i1-0.2 /0/household/members/2/ID.NO citizenId duplicate-key");
        assertThat(intake.parked().get(0).raw().text()).doesNotContain(id(2));

        home.replace(MAPPING, "park}", "refuse}");
        assertThatThrownBy(() -> normalized(twice)).isInstanceOfSatisfying(HuitongException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.NORMALIZE_DUPLICATE_KEYS);
            assertThat(e.defects()).hasSize(2);
        });
    }

    @Test
    void moreBadRecordsThanToleratedRefuseTheIntake() throws IOException {
        Map<String, Object> oneOfFour =
                household("H1", List.of(member(1), member(2), member(3), member(4, "ID.NO", "x")));

        for (String within : List.of("25%", "1")) {
            declared(within);
            assertThat(normalized(oneOfFour).records()).as(within).hasSize(3);
        }
        for (String beyond : List.of("24%", "0", "0%")) {
            declared(beyond);
            assertThatThrownBy(() -> normalized(oneOfFour))
                    .as(beyond)
                    .isInstanceOfSatisfying(HuitongException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.NORMALIZE_TOLERANCE);
                        assertThat(e.defects()).hasSize(1);
                    })
                    .hasMessageContaining("1 of its 4 records")
                    .hasMessageContaining("tolerates " + beyond);
        }
        Intake replay = normalizer()
                .normalize(
                        intake(new Intake.Mend(9, "i1-4", 1), null, household("H1", List.of(member(1, "ID.NO", "x")))));
        assertThat(replay.parked()).hasSize(1);
    }

    @Test
    void aSnapshotThatHasShrunkIsRefused() throws IOException {
        home.replace(MAPPING, EACH, EACH + "\nintake: {least: 3}");

        assertThat(normalized(household("H1", List.of(member(1), member(2), member(3))))
                        .records())
                .hasSize(3);
        assertThatThrownBy(() -> normalized(household("H1", List.of(member(1), member(2)))))
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NORMALIZE_TOO_FEW))
                .hasMessageContaining("it has 2 records, and a snapshot of this source has at least 3");
    }

    @Test
    void moreBadRecordsInAnHourThanAreToleratedRefuseWhatBringsThem() throws IOException {
        home.replace(MAPPING, EACH, EACH + "\nintake: {hourly: 1}");
        Normalizer normalizer = normalizer();
        Intake oneOfTwo = intake(null, null, household("H1", List.of(member(1), member(2, "ID.NO", "x"))));

        assertThat(normalizer.normalize(oneOfTwo).parked()).hasSize(1);
        assertThatThrownBy(() -> normalizer.normalize(oneOfTwo))
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NORMALIZE_TOLERANCE))
                .hasMessageContaining("more than the 1 that it tolerates in an hour");
        assertThat(normalizer
                        .normalize(intake(null, null, household("H1", List.of(member(1)))))
                        .records())
                .hasSize(1);
    }

    private void declared(String tolerance) throws IOException {
        String text = java.nio.file.Files.readString(home.home().resolve(MAPPING));
        home.write(
                MAPPING,
                text.replaceAll("(?m)^each: .*\n(intake: .*\n)?", EACH + "\nintake: {tolerance: " + tolerance + "}\n"));
    }
}

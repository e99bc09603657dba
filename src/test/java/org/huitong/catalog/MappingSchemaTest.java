package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.catalog.layout.Dbf;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.message.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors read says of mapping files what the reader says: neither knows a key or word that the other does not. */
class MappingSchemaTest {
    private static final Path SCHEMA = Path.of("config/schema/mapping.schema.json");
    private static final String MAPPING =
            "routes/sources/human-resources.social-insurance/social-insurance-status.mapping.yaml";
    private static final String STRANGER = "z".repeat(27);

    private static final String FULL = """
            # yaml-language-server: $schema=../../../config/schema/mapping.schema.json
            system: human-resources.social-insurance
            resource: social-insurance-status
            formats: [json]
            charset: UTF-8
            identity: idempotency-key
            version: ../SEQ
            /properties#
            each: {path: /people, empty: skip, /definitions/each/properties#}
            delete: {from: GONE, is: ["1"], /definitions/delete/properties#}
            items:
              citizenId: {from: GMSFHM, steps: [trim, citizen-id], /definitions/field/properties#}
              name: {expression: "${body[X]}${body[M]}"}
              status: {value: "1", default: "1", nulls: ["-"], unknown: pass, steps: [{codes: insurance-status, unknown: reject}], required: true}
              unitName: {from: DWMC}
              lastPaidMonth: {from: ZHJFNY, steps: [{month: yyyyMM}]}
            facts: {citizen-id: citizenId, region: {item: unitName, differs: note, /definitions/fact/properties#}, /definitions/facts/properties#}
            intake: {duplicate-keys: park, least: 2, tolerance: 5%, hourly: 10, /definitions/intake/properties#}
            """;

    private static final Map<String, String> LAYOUTS = new LinkedHashMap<>(Map.of(
            "csv",
                    "{delimiter: '|', trailer: {mark: END, /definitions/trailer/properties#}, /definitions/csv/properties#}",
            "fixed-width",
                    "{unit: bytes, columns: {A: 1}, trailer: {mark: END, /definitions/fixed-trailer/properties#}, /definitions/fixed-width/properties#}",
            "xml", "{record: /A/B, /definitions/xml/properties#}",
            "xlsx", "{sheet: 一, /definitions/sheet/properties#}",
            "dbf", "{deleted: mark, /definitions/dbf/properties#}"));

    private static final Pattern MARK = Pattern.compile("(/[a-z-]+)+#");

    private final JsonSchema schema;
    private final JsonNode tree;

    @TempDir
    Path folder;

    MappingSchemaTest() throws IOException {
        tree = Json.MAPPER.readTree(SCHEMA.toFile());
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(tree);
    }

    private Set<ValidationMessage> said(String yaml) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(Json.MAPPER.valueToTree(read));
    }

    static Stream<String> files() {
        return Stream.concat(
                Stream.of(FULL),
                LAYOUTS.entrySet().stream()
                        .map(layout ->
                                FULL.replace("[json]", "[" + layout.getKey() + "]\nlayout: " + layout.getValue())));
    }

    private static String without(String text) {
        return MARK.matcher(text).replaceAll("");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileWithEverythingIsRightByBoth(String file) throws IOException {
        PilotHome home = PilotHome.in(folder).write(MAPPING, without(file));

        assertThat(home.findings()).isEmpty();
        assertThat(said(without(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void bothKnowTheSameKeysInEverySection(String file) throws IOException {
        PilotHome home = PilotHome.in(folder);
        Matcher mark = MARK.matcher(file);
        while (mark.find()) {
            String broken =
                    without(file.substring(0, mark.start())) + STRANGER + ": 1" + without(file.substring(mark.end()));
            String pointer = mark.group().substring(0, mark.group().length() - 1);

            List<String> findings = home.write(MAPPING, broken).findings();

            assertThat(findings).as(pointer).singleElement().asString().contains("CATALOG-UNKNOWN-KEY", STRANGER);
            assertThat(said(broken))
                    .as(pointer)
                    .anyMatch(message -> message.getMessage().contains(STRANGER));
            String known = findings.get(0).replaceAll("(?s).*Use one of (.*)\\.$", "$1");
            assertThat(new TreeSet<>(List.of(known.split(", ")))).as(pointer).isEqualTo(names(tree.at(pointer)));
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void bothKnowTheSameWords() {
        assertThat(words("/properties/formats/items/enum")).isEqualTo(words(Format.values()));
        assertThat(words("/properties/identity/enum")).isEqualTo(words(MappingFile.Repeats.values()));
        assertThat(words("/definitions/each/properties/empty/enum")).isEqualTo(words(MappingFile.Each.Empty.values()));
        assertThat(words("/definitions/fact/properties/differs/enum")).isEqualTo(words(MappingFile.Differs.values()));
        assertThat(words("/definitions/intake/properties/duplicate-keys/enum"))
                .isEqualTo(words(MappingFile.Whole.Duplicates.values()));
        assertThat(words("/definitions/field/properties/unknown/enum")).isEqualTo(words(MappingFile.Unknown.values()));
        assertThat(words("/definitions/dbf/properties/deleted/enum")).isEqualTo(words(Dbf.Deleted.values()));
        assertThat(words("/definitions/dbf/properties/memo/enum")).isEqualTo(words(Dbf.Memo.values()));
        assertThat(words("/definitions/fixed-width/properties/unit/enum")).isEqualTo(words(FixedWidth.Unit.values()));
        assertThat(Charsets.names()).containsAll(words("/properties/charset/enum"));
    }

    @Test
    void bothKnowTheSameSteps() {
        String steps = "/definitions/field/properties/steps/items/anyOf";

        assertThat(words(steps + "/0/enum"))
                .isEqualTo(Arrays.stream(StepKind.values())
                        .filter(kind -> kind.argument()
                                .mistake()
                                .apply(kind.argument().otherwise())
                                .isEmpty())
                        .map(StepKind::word)
                        .collect(Collectors.toCollection(TreeSet::new)));
        Set<String> called = names(tree.at(steps + "/1/properties"));
        assertThat(called).as("options of a step").contains("unknown", "on");
        called.removeAll(Set.of("unknown", "on"));
        assertThat(called)
                .isEqualTo(Arrays.stream(StepKind.values())
                        .filter(kind -> kind.argument() != StepArgument.NONE)
                        .map(StepKind::word)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(words(steps + "/1/properties/amount/enum"))
                .isEqualTo(new TreeSet<>(StepKind.AMOUNT.argument().words()));
    }

    private Set<String> words(String pointer) {
        Set<String> words = new TreeSet<>();
        tree.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Words::of).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyMappingOfTheCheckoutNamesTheSchemaAndKeepsIt() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("routes/sources"))) {
            for (Path file : walk.filter(path -> path.toString().endsWith(".mapping.yaml"))
                    .toList()) {
                String text = Files.readString(file);
                String named = text.lines().findFirst().orElse("").replace("# yaml-language-server: $schema=", "");

                assertThat(file.getParent().resolve(named).normalize())
                        .as(file.toString())
                        .isEqualTo(SCHEMA);
                assertThat(said(text)).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void aMisspeltKeyIsNamedWithItsLineAndTheNearestOne() throws IOException {
        PilotHome home = PilotHome.in(folder)
                .write(
                        MAPPING,
                        without(FULL)
                                .replace("required: true", "requierd: true")
                                .replace("tolerance:", "tolerence:"));

        assertThat(home.findings())
                .containsExactly(
                        MAPPING
                                + ":14:120: CATALOG-UNKNOWN-KEY nothing is called \"requierd\" here. Did you mean \"required\".",
                        MAPPING
                                + ":18:42: CATALOG-UNKNOWN-KEY nothing is called \"tolerence\" here. Did you mean \"tolerance\".");
    }
}

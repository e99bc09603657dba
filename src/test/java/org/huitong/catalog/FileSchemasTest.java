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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.catalog.guide.DataElement;
import org.huitong.element.Mask;
import org.huitong.message.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas that editors read say of resources, systems, agencies, grants and the gateway what the readers say. */
class FileSchemasTest {
    private static final String STRANGER = "z".repeat(27);
    private static final Pattern MARK = Pattern.compile("(/[a-z-]+)+#");

    /** A file of each kind that says nearly everything; a mark stands in every section, with the schema's own place of it. */
    enum Kind {
        RESOURCE("config/catalog", "population-basic.yaml", """
                resource: population-basic
                name: 人口基本信息
                provider: public-security
                sharing: conditional
                condition: 按需核验
                order: latest
                key: citizenId
                codes: ["101/1"]
                format: {category: 数据库, type: oracle, /definitions/format/properties#}
                /properties#
                items:
                  citizenId: {name: 号码, type: text, required: true, sensitive: true, /definitions/item/properties#}
                  name: {name: 姓名, type: text, mask: {mask: keep, first: 1, /definitions/mask/properties#}}
                  sex: {name: 性别, type: text, codes: ["1", "2"], element: sex}
                  birthDate: {name: 出生日期, type: date, data-type: D}
                  nation: {name: 民族, type: text}
                  address: {name: 户籍地址, type: text}
                  householdId: {name: 户号, type: text}
                schema: 2
                history:
                  1:
                    items:
                      citizenId: {name: 号码, type: text, required: true}
                      name: {name: 姓名, type: text}
                      gender: {name: 性别, type: text, codes: ["1", "2"]}
                    renamed: {gender: sex}
                    reason: 改名
                    /definitions/earlier/properties#
                """),
        SYSTEM("config/systems", "public-security.population.yaml", """
                system: public-security.population
                agency: public-security
                name: 人口库
                network: private
                /properties#
                identity:
                  token: true
                  signature: {form: digest, keys: {a: {from: 2026-01-01, /definitions/key/properties#}}, /definitions/signature/properties#}
                  jwt: {issuer: a, subject: b, audience: c, jwks: "https://a/", algorithms: [es256], /definitions/jwt/properties#}
                  certificate: {san: a, /definitions/certificate/properties#}
                  /definitions/identity/properties#
                census: {stage: 运行, budget: 12.5, in-use-since: 2010-03-01, has-interface: false, /definitions/census/properties#}
                """),
        AGENCY("config/agencies", "public-security.yaml", """
                agency: public-security
                name: 示例市公安局
                code: ""
                region: "999999"
                category: 政府部门
                /properties#
                """),
        GRANT("config/grants", "government-service.hall.population-basic.yaml", """
                subscription: government-service.hall.population-basic
                consumer: government-service.hall
                resource: population-basic
                purpose: 核验申请人身份
                basis: 示例市决定
                assessment: 示例评估
                from: 2026-01-01
                to: 2036-12-31
                quota: {records: {hour: 9, day: 90, /definitions/limits/properties#}, calls: {day: 5}, /properties/quota/properties#}
                /properties#
                items:
                  citizenId: {mask: keep, first: 6, last: 4, /definitions/mask/properties#}
                  name: clear
                  birthDate: year
                """),
        GATEWAY("config", "gateway.yaml", """
                network: extranet
                docked: [private]
                /properties#
                """);

        private final String folder;
        private final String file;
        private final String text;

        Kind(String folder, String name, String text) {
            this.folder = folder;
            this.file = folder + "/" + name;
            this.text = text;
        }

        Path path() {
            return Path.of("config/schema", Words.of(this) + ".schema.json");
        }

        JsonNode tree() throws IOException {
            return Json.MAPPER.readTree(path().toFile());
        }
    }

    @TempDir
    Path folder;

    private static Set<ValidationMessage> said(Kind kind, String yaml) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(kind.tree());
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(Json.MAPPER.valueToTree(read));
    }

    /** A mark alone on its line goes with it; one behind others goes with its comma. */
    private static String without(String text) {
        return MARK.matcher(text.replaceAll("(?m)^ *(/[a-z-]+)+#\\n", "").replaceAll(", (/[a-z-]+)+#", ""))
                .replaceAll("");
    }

    @ParameterizedTest
    @EnumSource
    void aFileWithNearlyEverythingIsRightByBoth(Kind kind) throws IOException {
        PilotHome home = PilotHome.in(folder).write(kind.file, without(kind.text));

        assertThat(home.findings()).isEmpty();
        assertThat(said(kind, without(kind.text))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bothKnowTheSameKeysInEverySection(Kind kind) throws IOException {
        PilotHome home = PilotHome.in(folder);
        Matcher mark = MARK.matcher(kind.text);
        while (mark.find()) {
            String broken =
                    without(kind.text.substring(0, mark.start()) + STRANGER + ": 1" + kind.text.substring(mark.end()));
            String pointer = mark.group().substring(0, mark.group().length() - 1);

            List<String> findings = home.write(kind.file, broken).findings();

            assertThat(findings).as(pointer).singleElement().asString().contains("CATALOG-UNKNOWN-KEY", STRANGER);
            assertThat(said(kind, broken))
                    .as(pointer)
                    .anyMatch(message -> message.getMessage().contains(STRANGER));
            String known = findings.get(0).replaceAll("(?s).*Use one of (.*)\\.$", "$1");
            assertThat(new TreeSet<>(List.of(known.split(", "))))
                    .as(pointer)
                    .isEqualTo(names(kind.tree().at(pointer)));
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void bothKnowTheSameWords() throws IOException {
        Map<String, Enum<?>[]> words = Map.of(
                "RESOURCE /properties/sharing/enum", Resource.Sharing.values(),
                "RESOURCE /properties/order/enum", Resource.Order.values(),
                "RESOURCE /properties/without-subscription/enum", Resource.WithoutSubscription.values(),
                "RESOURCE /definitions/item/properties/type/enum", Item.Type.values(),
                "RESOURCE /definitions/item/properties/element/enum", DataElement.values(),
                "RESOURCE /definitions/mask/properties/mask/enum", Mask.Kind.values(),
                "SYSTEM /properties/network/enum", SystemEntry.Network.values(),
                "SYSTEM /definitions/signature/properties/form/enum", Signature.Form.values(),
                "SYSTEM /definitions/signature/properties/sealing/enum", Signature.Sealing.values(),
                "SYSTEM /definitions/jwt/properties/algorithms/items/enum", JwtRule.Algorithm.values());

        for (Map.Entry<String, Enum<?>[]> entry : words.entrySet()) {
            String[] place = entry.getKey().split(" ");
            Set<String> known = new TreeSet<>();
            Kind.valueOf(place[0]).tree().at(place[1]).forEach(word -> known.add(word.asText()));

            assertThat(known)
                    .as(entry.getKey())
                    .isEqualTo(Arrays.stream(entry.getValue())
                            .map(Words::of)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFileOfTheCheckoutNamesItsSchemaAndKeepsIt(Kind kind) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(kind.folder))) {
            for (Path file : files.filter(one -> kind != Kind.GATEWAY || one.endsWith("gateway.yaml"))
                    .toList()) {
                String text = Files.readString(file);
                String named = text.lines().findFirst().orElse("").replace("# yaml-language-server: $schema=", "");

                assertThat(file.getParent().resolve(named).normalize())
                        .as(file.toString())
                        .isEqualTo(kind.path());
                assertThat(said(kind, text)).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void aMisspeltKeyIsNamedWithItsLineAndTheNearestOne() throws IOException {
        PilotHome home = PilotHome.in(folder)
                .write(Kind.RESOURCE.file, without(Kind.RESOURCE.text).replace("sensitive:", "sensitiv:"))
                .write(Kind.SYSTEM.file, without(Kind.SYSTEM.text).replace("in-use-since:", "in-use-sinc:"))
                .write(Kind.AGENCY.file, without(Kind.AGENCY.text).replace("region:", "regoin:"))
                .write(Kind.GRANT.file, without(Kind.GRANT.text).replace("basis:", "basis: a\nbasys:"))
                .write(Kind.GATEWAY.file, without(Kind.GATEWAY.text).replace("docked:", "docket:"));

        assertThat(home.findings())
                .contains(
                        Kind.RESOURCE.file
                                + ":11:53: CATALOG-UNKNOWN-KEY nothing is called \"sensitiv\" here. Did you mean \"sensitive\".",
                        Kind.SYSTEM.file
                                + ":10:35: CATALOG-UNKNOWN-KEY nothing is called \"in-use-sinc\" here. Did you mean \"in-use-since\".",
                        Kind.AGENCY.file
                                + ":4:1: CATALOG-UNKNOWN-KEY nothing is called \"regoin\" here. Did you mean \"region\".",
                        Kind.GRANT.file
                                + ":6:1: CATALOG-UNKNOWN-KEY nothing is called \"basys\" here. Did you mean \"basis\".",
                        Kind.GATEWAY.file
                                + ":2:1: CATALOG-UNKNOWN-KEY nothing is called \"docket\" here. Did you mean \"docked\".");
    }
}

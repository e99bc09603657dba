package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityReaderTest {
    private static final String FILE = "config/systems/human-resources.social-insurance.yaml";
    private static final String NATIONAL = """
            identity:
              signature:
                form: national
                requester: demo-rid
                services: {s_1100000000000_0001: social-insurance-status}
                refresh: s_1100000000000_0009
                keys:
                  2026a: {from: 2026-01-01, to: 2026-12-31}
                  2027a: {from: 2026-12-01}
            """;

    private static final String VOUCHED = """
            identity:
              jwt:
                issuer: https://iam.example
                subject: svc
                audience: huitong
                jwks: https://iam.example/jwks
                algorithms: [es256]
              certificate:
                subject: CN=svc,O=示例市
            """;

    @TempDir
    private Path folder;

    private PilotHome pilot(String identity) throws IOException {
        return PilotHome.in(Files.createTempDirectory(folder, "home")).write(FILE, """
                system: human-resources.social-insurance
                agency: human-resources
                name: 社会保险系统
                network: extranet
                """ + identity);
    }

    private SystemEntry read(String identity) throws IOException {
        return Catalog.read(pilot(identity).home())
                .system("human-resources.social-insurance")
                .orElseThrow();
    }

    @Test
    void whoSaysNothingHasAToken() throws IOException {
        assertThat(read("").knownBy().token()).isTrue();
        assertThat(read("").knownBy().signature()).isEmpty();
    }

    @Test
    void whoSignsHasNoTokenUnlessItSaysSo() throws IOException {
        SystemEntry signs = read("identity: {signature: {keys: {one: }}}\n");

        assertThat(signs.knownBy().token()).isFalse();
        Signature rule = signs.knownBy().signature().orElseThrow();
        assertThat(rule.form()).isEqualTo(Signature.Form.DIGEST);
        assertThat(rule.skewSeconds()).isEqualTo(300);
        assertThat(rule.keys()).containsExactly(new Signature.Key("one", null, null));
        assertThat(read("identity: {token: true, signature: {keys: {one: }}}\n")
                        .knownBy()
                        .token())
                .isTrue();
    }

    @Test
    void nationalFormIsRead() throws IOException {
        Signature rule = read(NATIONAL).knownBy().signature().orElseThrow();

        assertThat(rule.requester()).isEqualTo("demo-rid");
        assertThat(rule.services()).isEqualTo(Map.of("s_1100000000000_0001", "social-insurance-status"));
        assertThat(rule.twoSteps()).isTrue();
        assertThat(rule.keys())
                .containsExactly(
                        new Signature.Key("2026a", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                        new Signature.Key("2027a", LocalDate.of(2026, 12, 1), null));
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "form: national|form: nationl|7:11: CATALOG-UNKNOWN-WORD|Did you mean \"national\"",
                "form: national|form: digest|8:16: CATALOG-SIGNATURE|says nothing about form: digest",
                "social-insurance-status}|social-insurance-statu}|9:38: CATALOG-UNKNOWN-RESOURCE|Did you mean",
                "requester: demo-rid\\n    services|services|7:5: CATALOG-MISSING|\"requester\" is missing",
                "demo-rid|demo rid|8:16: CATALOG-SIGNATURE|cannot be sent in a header",
                "refresh: s_1100000000000_0009|refresh: s_1100000000000_0001|10:14: CATALOG-SIGNATURE|an id of its own",
                "to: 2026-12-31|to: 2025-12-31|12:14: CATALOG-PERIOD|ends before it begins",
                "2026a:|2026_a:|12:15: CATALOG-SIGNATURE|no name of a key",
                "to: 2026-12-31|until: 2026-12-31|12:33: CATALOG-UNKNOWN-KEY|until",
                "2027a:|2027b: {from: 2026-12-01}\\n      2027a:|12:7: CATALOG-SIGNATURE|more than two keys hold",
                "form: national|skew-seconds: 901\\n    form: national|7:19: CATALOG-SIGNATURE|at most 900",
                "  signature:|  token: maybe\\n  signature:|6:10: CATALOG-TYPE|true or false",
            })
    void mistakesAreFound(String old, String with, String place, String text) throws IOException {
        String identity = NATIONAL.replace(old.replace("\\n", "\n"), with == null ? "" : with.replace("\\n", "\n"));

        assertThat(pilot(identity).findings())
                .anySatisfy(finding ->
                        assertThat(finding).contains(FILE + ":" + place).contains(text));
    }

    @Test
    void whoIsVouchedForHasNoToken() throws IOException {
        KnownBy by = read(VOUCHED).knownBy();

        assertThat(by.token()).isFalse();
        assertThat(by.jwt())
                .contains(new JwtRule(
                        "https://iam.example",
                        "svc",
                        "huitong",
                        URI.create("https://iam.example/jwks"),
                        Set.of(JwtRule.Algorithm.ES256)));
        assertThat(by.certificate().orElseThrow().subject()).isEqualTo(new X500Principal("CN=svc,O=示例市"));
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "https://iam.example/jwks|http://iam.example/jwks|10:11: CATALOG-IDENTITY|unprotected",
                "https://iam.example/jwks|https:// iam|10:11: CATALOG-IDENTITY|no address",
                "[es256]|[hs256]|11:18: CATALOG-UNKNOWN-WORD|Did you mean",
                "audience: huitong|audiences: huitong|7:5: CATALOG-MISSING|\"audience\" is missing",
                "CN=svc,O=示例市|svc|13:14: CATALOG-IDENTITY|no distinguished name",
                "subject: CN=svc,O=示例市|other: x|13:5: CATALOG-MISSING|either",
            })
    void mistakesAboutWhoVouchesAreFound(String old, String with, String place, String text) throws IOException {
        assertThat(pilot(VOUCHED.replace(old, with)).findings())
                .anySatisfy(finding ->
                        assertThat(finding).contains(FILE + ":" + place).contains(text));
    }

    @Test
    void aSystemThatNothingIdentifiesIsFound() throws IOException {
        assertThat(pilot("identity: {token: false}\n").findings())
                .singleElement()
                .asString()
                .contains("5:11: CATALOG-SIGNATURE nothing identifies the system");
    }

    @Test
    void aRequesterIsOneSystems() throws IOException {
        PilotHome pilot = pilot(NATIONAL).write("config/systems/human-resources.other.yaml", """
                        system: human-resources.other
                        agency: human-resources
                        name: 另一系统
                        network: extranet
                        """ + NATIONAL);

        assertThat(pilot.findings())
                .singleElement()
                .asString()
                .contains("CATALOG-DUPLICATE human-resources.other has this requester too");
    }
}

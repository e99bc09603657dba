package org.huitong.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.huitong.catalog.Finding;
import org.huitong.message.CodeWords;
import org.huitong.message.Json;
import org.junit.jupiter.api.Test;

/** What the schema of SARIF 2.1.0 demands, field by field. */
class SarifTest {
    private static JsonNode document(Finding... findings) {
        return Json.read(Json.text(Sarif.of(List.of(findings), CodeWords.of(Locale.ENGLISH))), JsonNode.class);
    }

    private static Finding finding(String file, String code, Finding.Severity severity) {
        return new Finding(file, 7, 3, code, "what is wrong", "What to do", severity);
    }

    @Test
    void eachFindingIsAResultWithItsRuleAndPlace() {
        JsonNode document = document(
                finding("routes/b.camel.yaml", "ROUTE-NO-BEAN", Finding.Severity.MISTAKE),
                finding("routes/a.camel.yaml", "FTP-CLEAR", Finding.Severity.ADVICE),
                finding("routes/c.camel.yaml", "SECRET-CLEAR", Finding.Severity.POLICY));

        assertThat(document.at("/version").asText()).isEqualTo("2.1.0");
        JsonNode run = document.at("/runs/0");
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("huitong check");
        assertThat(run.at("/tool/driver/rules").findValuesAsText("id"))
                .containsExactly("FTP-CLEAR", "ROUTE-NO-BEAN", "SECRET-CLEAR");
        assertThat(run.at("/tool/driver/rules/1/shortDescription/text").asText())
                .isEqualTo("A bean that nobody defines");
        assertThat(run.at("/tool/driver/rules/1/help/text").asText())
                .isEqualTo("Correct the name, or define it under beans");
        JsonNode first = run.at("/results/0");
        assertThat(first.at("/ruleId").asText()).isEqualTo("ROUTE-NO-BEAN");
        assertThat(first.at("/ruleIndex").asInt()).isEqualTo(1);
        assertThat(first.at("/level").asText()).isEqualTo("error");
        assertThat(first.at("/message/text").asText()).isEqualTo("what is wrong. What to do.");
        JsonNode place = first.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("routes/b.camel.yaml");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(7);
        assertThat(place.at("/region/startColumn").asInt()).isEqualTo(3);
        assertThat(run.at("/results/1/level").asText()).isEqualTo("note");
        assertThat(run.at("/results/2/level").asText()).isEqualTo("warning");
    }

    @Test
    void aNameOfAFileIsWrittenAsAnAddress() {
        JsonNode document = document(finding("routes/人口 a:b.camel.yaml", "ROUTE-YAML", Finding.Severity.MISTAKE));

        assertThat(document.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("routes/%E4%BA%BA%E5%8F%A3%20a:b.camel.yaml");
    }

    @Test
    void nothingFoundIsARunWithoutResults() {
        assertThat(document().at("/runs/0/results").isArray()).isTrue();
        assertThat(document().at("/runs/0/results")).isEmpty();
    }
}

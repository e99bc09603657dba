package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Files that another catalog exported, as JSON, say what the YAML of people says. */
class JsonFilesTest {
    private static final String RESOURCE = "config/catalog/enterprise-registration";
    private static final String GRANT = "config/grants/government-service.hall.enterprise-registration";

    @TempDir
    Path folder;

    private PilotHome pilot;

    @BeforeEach
    void asJson() throws IOException {
        pilot = PilotHome.in(folder);
        for (String file : new String[] {RESOURCE, GRANT}) {
            Path yaml = folder.resolve(file + ".yaml");
            Object said = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(yaml));
            Files.delete(yaml);
            pilot.write(file + ".json", Json.text(said));
        }
    }

    @Test
    void sayTheSameAsYaml() {
        assertThat(pilot.findings()).isEmpty();

        Catalog json = Catalog.read(pilot.home());
        Catalog yaml = Catalog.read(Path.of(""));
        assertThat(json.resource("enterprise-registration").orElseThrow())
                .hasToString(
                        yaml.resource("enterprise-registration").orElseThrow().toString());
        assertThat(json.grant("government-service.hall.enterprise-registration").orElseThrow())
                .hasToString(yaml.grant("government-service.hall.enterprise-registration")
                        .orElseThrow()
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "order":"latest"    | "order":"latst"              | CATALOG-UNKNOWN-WORD  | latest
                    "order":"latest"    | "ordr":"latest"              | CATALOG-UNKNOWN-KEY   | "order"
                    "order":"latest"    | "order":"latest","schema":1  | CATALOG-DUPLICATE-KEY | "schema"
                    "order":"latest"    | "order":"latest" "x"         | CATALOG-JSON          | Mend
                    "order":"latest"    | "order":"latest              | CATALOG-JSON          | Mend
                    "order":"latest"    | "order":NaN                  | CATALOG-JSON          | Mend
                    """)
    void mistakesAreFoundWhereTheyAre(String old, String with, String code, String text) throws IOException {
        pilot.replace(RESOURCE + ".json", "," + old, ",\n  " + with);

        assertThat(pilot.findings())
                .anyMatch(finding ->
                        finding.startsWith(RESOURCE + ".json:2:") && finding.contains(code) && finding.contains(text));
    }

    @Test
    void whatGoesOnAfterItsEndIsNoJson() throws IOException {
        Files.writeString(folder.resolve(GRANT + ".json"), "{}{}");

        assertThat(pilot.findings())
                .anyMatch(finding -> finding.startsWith(GRANT + ".json:1:") && finding.contains("CATALOG-JSON"));
    }

    @Test
    void nestingHasAnEnd() throws IOException {
        Files.writeString(folder.resolve(GRANT + ".json"), "[".repeat(100_000));

        assertThat(pilot.findings()).anyMatch(finding -> finding.contains("CATALOG-JSON"));
    }

    @Test
    void sameThingInBothFormsIsToldOnce() throws IOException {
        Files.copy(Path.of(RESOURCE + ".yaml"), folder.resolve(RESOURCE + ".yaml"));

        assertThat(pilot.findings()).anyMatch(finding -> finding.contains("CATALOG-DUPLICATE "));
    }
}

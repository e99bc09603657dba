package org.huitong.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeTest {
    private static final String HALL = "routes/consumers/hall/people.camel.yaml";
    private static final String REGISTRY = "routes/consumers/registry/people.camel.yaml";
    private static final String BUREAU = "routes/sources/bureau/people.camel.yaml";
    private static final String MAPPING = "routes/sources/bureau/people.mapping.yaml";
    private static final String DELIVER = "routes/flow/5-deliver.camel.yaml";

    @TempDir
    private Path home;

    private HomeFiles before;

    @BeforeEach
    void files() throws IOException {
        write(
                HALL,
                "- route:\n    from:\n      uri: direct:hall\n      steps:\n        - to: kamelet:http-json-sink/hall\n");
        write(
                REGISTRY,
                "- route:\n    from:\n      uri: direct:registry\n      steps:\n        - to: kamelet:table-sink/r\n");
        write("routes/consumers/registry/people.sql", "insert");
        write(BUREAU, "- route:\n    from:\n      uri: kamelet:poll-source/bureau\n");
        write(MAPPING, "items:\n");
        write(DELIVER, "- routeTemplate:\n    id: deliver\n");
        write("connectors/http-json-sink.kamelet.yaml", "kind: Kamelet\n");
        write("config/codes/sex.yaml", "codes:\n");
        write("config/application.properties", "a=1\n");
        before = HomeFiles.read(home);
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Change now() {
        return Change.between(before, HomeFiles.read(home));
    }

    @Test
    void nothingIsDifferentUntilSomethingIs() throws IOException {
        assertThat(now().none()).isTrue();
        write(HALL, Files.readString(home.resolve(HALL)));
        assertThat(now().none()).as("the same text written again").isTrue();
        assertThat(HomeFiles.read(home).hash()).isEqualTo(before.hash());
    }

    @Test
    void ofACodeTableNoRouteBeginsAnew() throws IOException {
        write("config/codes/sex.yaml", "codes: {}\n");

        assertThat(now().dataOnly()).isTrue();
        assertThat(now().config()).isTrue();
        assertThat(now().routes()).isEmpty();
        assertThat(HomeFiles.read(home).hash()).isNotEqualTo(before.hash());
    }

    @Test
    void ofAMappingTheRouteBesideItBeginsAnew() throws IOException {
        write(MAPPING, "items: {}\n");

        assertThat(now().dataOnly()).isTrue();
        assertThat(now().config()).isFalse();
        assertThat(now().routes()).containsExactly(BUREAU);
    }

    @Test
    void aMappingThatCameOrWentIsNoMatterOfDataAlone() throws IOException {
        write("routes/sources/bureau/more.mapping.yaml", "items:\n");
        assertThat(now().dataOnly()).isFalse();
        Files.delete(home.resolve("routes/sources/bureau/more.mapping.yaml"));
        Files.delete(home.resolve(MAPPING));
        assertThat(now().dataOnly()).isFalse();
    }

    @Test
    void ofSamplesNoRouteBeginsAnew() throws IOException {
        write("routes/sources/bureau/people.samples/1.json", "{}");

        assertThat(now().routes()).isEmpty();
        assertThat(now().dataOnly()).isTrue();
    }

    @Test
    void ofAStatementThatARouteReadsTheRouteBeginsAnew() throws IOException {
        write("routes/consumers/registry/people.sql", "update");

        assertThat(now().routes()).containsExactly(REGISTRY);
        assertThat(now().dataOnly()).isFalse();
    }

    @Test
    void ofARouteFileItsNeighborsGoOn() throws IOException {
        write("routes/consumers/hall/more.camel.yaml", "- route:\n    from:\n      uri: direct:more\n");

        assertThat(now().routes()).containsExactly("routes/consumers/hall/more.camel.yaml");
    }

    @Test
    void ofAConnectorItsUsersBeginAnew() throws IOException {
        write("connectors/http-json-sink.kamelet.yaml", "kind: Kamelet # new\n");

        assertThat(now().connectors()).containsExactly("http-json-sink");
        assertThat(now().routes()).containsExactly(HALL);
        assertThat(now().textsAfter())
                .extracting(Change.Text::name)
                .containsExactly("connectors/http-json-sink.kamelet.yaml", HALL);
    }

    @Test
    void ofAStageAllBeginAnew() throws IOException {
        write(DELIVER, "- routeTemplate:\n    id: deliver # new\n");

        assertThat(now().common()).isTrue();
        assertThat(now().routes()).contains(HALL, REGISTRY, BUREAU, DELIVER);
    }

    @Test
    void aFileThatIsGoneIsThereAsItWas() throws IOException {
        Files.delete(home.resolve(HALL));

        assertThat(now().files()).containsExactly(HALL);
        assertThat(now().textsBefore()).extracting(Change.Text::name).containsExactly(HALL);
        assertThat(now().textsAfter()).isEmpty();
    }

    @Test
    void settingsWaitForARestartAndAreNotLiveUntilThen() throws IOException {
        write("config/application.properties", "a=2\n");

        assertThat(now().needRestart()).containsExactly("config/application.properties");
        HomeFiles without = HomeFiles.read(home).but(now().needRestart(), before);
        assertThat(without.hash()).isEqualTo(before.hash());
    }
}

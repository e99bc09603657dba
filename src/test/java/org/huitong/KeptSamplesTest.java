package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.huitong.samples.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code huitong test}: kept samples are held against the mapping of today. */
class KeptSamplesTest {
    private static final String SYSTEM = "human-resources.social-insurance";
    private static final String RESOURCE = "social-insurance-status";
    private static final String RECORD =
            "{\"GMSFHM\":\"999999198001010010\",\"XM\":\"某\",\"CBZT\":\"参保\",\"ZHJFNY\":\"202613\"}";

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private Path file;

    @BeforeEach
    void copyThePilot() throws IOException {
        for (String folder : new String[] {"config", "routes"}) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path path : all.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(home.resolve(path).getParent());
                    Files.copy(path, home.resolve(path));
                }
            }
        }
        file = home.resolve(Sample.folder(SYSTEM, RESOURCE)).resolve("month-13.json");
        Files.createDirectories(file.getParent());
    }

    private void keep(String item, String rule) throws IOException {
        Sample sample = new Sample(
                SYSTEM,
                RESOURCE,
                "by hand",
                Json.read(RECORD, com.fasterxml.jackson.databind.JsonNode.class),
                Sample.refused(List.of(Map.of("item", item, "rule", rule))));
        Files.writeString(file, sample.text());
    }

    private int test(String... words) {
        out.getBuffer().setLength(0);
        String[] all = Stream.concat(Stream.of("test", "--lang", "en", "--home", home.toString()), Stream.of(words))
                .toArray(String[]::new);
        return Cli.execute(all, List.of(new TestCommand()), new PrintWriter(out, true), new PrintWriter(out, true));
    }

    @Test
    void differencesAreShownOldAndNewAndMayBeAccepted() throws Exception {
        assertThat(test()).isZero();
        assertThat(out.toString()).contains("0 samples");

        keep("name", "required");
        assertThat(test()).as(out.toString()).isEqualTo(1);
        assertThat(out.toString()).contains("month-13.json", "- {\"refused\":[{", "+ {\"refused\":[{", "citizenId");
        assertThat(test("--accept")).isZero();
        assertThat(test()).as(out.toString()).isZero();
        assertThat(out.toString()).contains("1 samples, 0 not as expected");
        assertThat(Sample.read(file).note()).isEqualTo("by hand");
    }

    @Test
    void whatIsNoSampleIsSaidWithoutItsText() throws Exception {
        Files.writeString(file, "{\"赵\": ");

        assertThat(test()).isEqualTo(1);
        assertThat(out.toString()).contains("CONFIG-INVALID", "month-13.json").doesNotContain("赵");
    }
}

package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.huitong.samples.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code huitong try}: a sample goes through the stages of the pilot, and nothing is published. */
class TryCommandTest {
    private static final String SYSTEM = "human-resources.social-insurance";
    private static final String RESOURCE = "social-insurance-status";
    private static final String GOOD =
            "{\"GMSFHM\":\"11010519491231002X\",\"XM\":\"赵一\",\"CBZT\":\"参保\",\"ZHJFNY\":\"202610\"}";
    private static final String REPAIRED =
            "{\"GMSFHM\":\"110105491231002\",\"XM\":\"钱二\",\"CBZT\":\"参保\",\"ZHJFNY\":\"202610\"}";
    private static final String MONTH_13 =
            "{\"GMSFHM\":\"440524188001010014\",\"XM\":\"孙三\",\"CBZT\":\"参保\",\"ZHJFNY\":\"202613\"}";

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();

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
    }

    private Path sample(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private int run(Object command, String... words) {
        out.getBuffer().setLength(0);
        String[] all = Stream.concat(Stream.of(words), Stream.of("--lang", "en", "--home", home.toString()))
                .toArray(String[]::new);
        return Cli.execute(all, List.of(command), new PrintWriter(out, true), new PrintWriter(out, true));
    }

    private int tried(Path input, String... words) {
        return run(
                new TryCommand(),
                Stream.concat(Stream.of("try", SYSTEM, "--input", input.toString()), Stream.of(words))
                        .toArray(String[]::new));
    }

    @Test
    void showsWhatEachRecordBecomesAndWhyNot() throws Exception {
        Path input = sample("three.ndjson", GOOD + "\n" + REPAIRED + "\n" + MONTH_13 + "\n");

        assertThat(tried(input)).as(out.toString()).isEqualTo(1);

        assertThat(out.toString())
                .contains("citizenId", "11010519491231002X", "2026-10")
                .contains("repaired: citizenId <- GMSFHM: citizen-id-15")
                .contains("rejected: ", "<- ZHJFNY /2/ZHJFNY: month: ")
                .contains("3 records were read: 2 go on, 1 are rejected; 1 values were repaired")
                .contains("Who would receive it:", "government-service.hall", "clear", "hidden");
    }

    @Test
    void jsonIsBoundedAndCountsAll() throws Exception {
        Path input = sample(
                "many.ndjson",
                String.join("\n", IntStream.range(0, 50).mapToObj(i -> GOOD).toList()));

        assertThat(tried(input, "--json", "--records", "2")).as(out.toString()).isZero();

        JsonNode json = Json.read(out.toString(), JsonNode.class);
        assertThat(json.path("records")).hasSize(2);
        assertThat(json.path("counts").path("becomes").asInt()).isEqualTo(50);
        assertThat(json.path("good").asBoolean()).isTrue();
        assertThat(json.path("receivers").get(0).path("items").path("citizenId").asText())
                .isNotEmpty();
    }

    @Test
    void refusesClearly() throws Exception {
        assertThat(run(new TryCommand(), "try", SYSTEM + "/social-insurance", "--input", "x"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("There is no source", SYSTEM + "/" + RESOURCE);

        assertThat(tried(sample("empty.json", ""))).isEqualTo(1);
        assertThat(out.toString()).contains("it is empty");

        assertThat(tried(home.resolve("absent.json"))).isEqualTo(1);
        assertThat(out.toString()).contains("it is no file");

        assertThat(tried(sample("cut.json", "[" + GOOD))).isEqualTo(1);
        assertThat(out.toString()).contains("RECEIVE-MALFORMED").doesNotContain("赵一");
    }

    @Test
    void aFileOfAnotherCharsetIsSaidSo() throws Exception {
        Path input = sample("QY20261129.txt", "企业名称企业名称\n");

        assertThat(run(new TryCommand(), "try", "market-regulation.enterprises", "--input", input.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("UTF-8", "GB18030");

        Path other = home.resolve("latin.ndjson");
        Files.write(other, GOOD.getBytes(Charset.forName("GB18030")));
        assertThat(tried(other)).isEqualTo(1);
        assertThat(out.toString()).contains("not UTF-8");
    }

    @Test
    void keepsSamplesMaskedUnlessTheyAreInvented() throws Exception {
        Path input = sample("two.ndjson", REPAIRED + "\n" + MONTH_13 + "\n");
        Path folder = home.resolve(Sample.folder(SYSTEM, RESOURCE));

        assertThat(tried(input, "--save", "people")).as(out.toString()).isEqualTo(1);
        String kept =
                Files.readString(folder.resolve("people-1.json")) + Files.readString(folder.resolve("people-2.json"));
        assertThat(kept).doesNotContain("钱", "孙", "110105491231002").contains("month");
        assertThat(run(new TestCommand(), "test")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("2 samples, 0 not as expected");

        assertThat(tried(input, "--save", "people")).isEqualTo(1);
        assertThat(out.toString()).contains("is there already");

        assertThat(tried(sample("one.json", GOOD), "--save", "whole", "--invented"))
                .isZero();
        assertThat(Files.readString(folder.resolve("whole.json"))).contains("赵一");
        assertThat(run(new TestCommand(), "test")).as(out.toString()).isZero();
    }

    @Test
    void whatTheIntakeAsAWholeIsAskedIsTold() throws Exception {
        Path mapping = home.resolve("routes/sources/" + SYSTEM + "/" + RESOURCE + ".mapping.yaml");
        Files.writeString(mapping, Files.readString(mapping) + "\nintake: {duplicate-keys: park, tolerance: 0}\n");

        assertThat(tried(sample("twice.ndjson", GOOD + "\n" + GOOD + "\n"))).isEqualTo(1);

        assertThat(out.toString()).contains("NORMALIZE-");
    }
}

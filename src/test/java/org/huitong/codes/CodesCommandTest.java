package org.huitong.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesCommandTest {
    private static final String OFFICES = "code,name\n02,乙局\n01,甲局\n03,丙局\n";

    @TempDir
    Path home;

    private Desk desk;

    @BeforeEach
    void sit() {
        desk = new Desk(home);
    }

    @Test
    void firstImportWritesASortedFileWithItsOrigin() throws IOException {
        int exit = desk.run(
                "import", desk.file("o.csv", OFFICES), "--as", "offices", "--title", "机关", "--standard", "GB/T 0");

        assertThat(desk.err()).isEmpty();
        assertThat(exit).isZero();
        assertThat(desk.out()).contains("Added 3, retired 0, renamed 0, unchanged 0.", "offices.yaml");
        assertThat(desk.table("offices"))
                .startsWith("# Written by huitong codes import.")
                .contains(
                        "codes: offices\nname: \"机关\"\nstandard: \"GB/T 0\"\nsource:\n  file: \"o.csv\"\n  sha256: \"")
                .endsWith("entries:\n  \"01\": \"甲局\"\n  \"02\": \"乙局\"\n  \"03\": \"丙局\"\n");
        assertThat(Catalog.check(home)).isEmpty();
    }

    @Test
    void tableThatIsThereIsNeverOverwrittenUnasked() throws IOException {
        desk.run("import", desk.file("o.csv", OFFICES), "--as", "offices");
        String before = desk.table("offices");

        int exit = desk.run("import", desk.file("p.csv", "code,name\n09,壬局\n"), "--as", "offices");

        assertThat(exit).isEqualTo(1);
        assertThat(desk.err()).contains("there is such a table", "--replace");
        assertThat(desk.table("offices")).isEqualTo(before);
    }

    @Test
    void diskThatRefusesIsNamedAndNoDraftStays() throws IOException {
        desk.file("config", "no folder");

        assertThat(desk.run("import", desk.file("o.csv", OFFICES), "--as", "offices"))
                .isEqualTo(1);
        assertThat(desk.err()).contains("OPERATE-INVALID", "writing ", "has room");

        Files.delete(home.resolve("config"));
        desk.run("import", home.resolve("o.csv").toString(), "--as", "offices");
        try (Stream<Path> left = Files.list(home.resolve("config/codes"))) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsExactly("offices.yaml");
        }
    }

    @Test
    void nextEditionKeepsWhatWasWithItsDays() throws IOException {
        desk.run("import", desk.file("o.csv", OFFICES), "--as", "offices", "--title", "机关");

        int exit = desk.run(
                "import",
                desk.file("p.csv", "code,name\n01,甲局\n02,新乙局\n04,丁局\n"),
                "--as",
                "offices",
                "--replace",
                "--since",
                "2026-01-01");

        assertThat(exit).isZero();
        assertThat(desk.out().lines())
                .startsWith("+ 04  丁局", "- 03  丙局", "~ 02  乙局 → 新乙局", "Added 1, retired 1, renamed 1, unchanged 1.");
        assertThat(desk.table("offices")).contains("name: \"机关\"").endsWith("""
                        entries:
                          "01": "甲局"
                          "02":
                          - {text: "乙局", until: 2025-12-31}
                          - {text: "新乙局", from: 2026-01-01}
                          "03": {text: "丙局", until: 2025-12-31}
                          "04": {text: "丁局", from: 2026-01-01}
                        """);
        assertThat(Catalog.check(home)).isEmpty();
    }

    @Test
    void sameFileAgainChangesNothingAndForgettingDropsHistory() throws IOException {
        desk.run("import", desk.file("o.csv", OFFICES), "--as", "offices");
        String before = desk.table("offices");

        assertThat(desk.run("import", desk.file("o.csv", OFFICES), "--as", "offices", "--replace"))
                .isZero();
        assertThat(desk.out()).contains("Nothing is new");
        assertThat(desk.table("offices")).isEqualTo(before);

        desk.run("import", desk.file("p.csv", "code,name\n01,甲\n"), "--as", "offices", "--replace", "--forget");
        assertThat(desk.table("offices")).endsWith("entries:\n  \"01\": \"甲\"\n");
    }

    @Test
    void daysOfTheFileCount() throws IOException {
        String file = desk.file("d.csv", "代码,名称,起,止\n01,甲,,2018-12-31\n01,乙,2019-01-01,\n02,丙,,\n");

        desk.run("import", file, "--as", "d", "--key", "代码", "--name", "名称", "--from", "起", "--until", "止");

        assertThat(desk.err()).isEmpty();
        assertThat(desk.table("d"))
                .contains("  - {text: \"甲\", until: 2018-12-31}\n  - {text: \"乙\", from: 2019-01-01}\n");
    }

    @Test
    void translationNamesTheListsCodes() throws IOException {
        desk.run("import", desk.file("o.csv", OFFICES), "--as", "offices");
        String file =
                desk.file("t.json", "[{\"written\": \"甲\", \"code\": \"01\"}, {\"written\": \"A\", \"code\": \"01\"}]");

        assertThat(desk.run(
                        "import",
                        file,
                        "--as",
                        "offices-old",
                        "--maps-to",
                        "offices",
                        "--key",
                        "written",
                        "--name",
                        "code"))
                .isZero();
        assertThat(desk.table("offices-old")).contains("maps-to: offices\nvalues:\n  \"A\": \"01\"\n  \"甲\": \"01\"\n");
        assertThat(desk.run(
                        "import", desk.file("p.csv", "code,name\n02,乙局\n"), "--as", "offices", "--replace", "--forget"))
                .isEqualTo(1);
        assertThat(desk.err()).contains("offices-old maps to the code \"01\", which would be forgotten");
        String bad = desk.file("b.json", "{\n\"乙\": \"02\",\n\"丁\": \"04\"}");
        assertThat(desk.run("import", bad, "--as", "bad", "--maps-to", "offices"))
                .isEqualTo(1);
        assertThat(desk.err()).contains("line 3: offices has no code \"04\"", "nothing was written");
        assertThat(home.resolve("config/codes/bad.yaml")).doesNotExist();
    }

    @Test
    void gb18030IsReadWhereItIsNamedAndRefusedWhereNot() throws IOException {
        Path file = Files.write(home.resolve("g.csv"), OFFICES.getBytes(Charset.forName("GB18030")));

        assertThat(desk.run("import", file.toString(), "--as", "g")).isEqualTo(1);
        assertThat(desk.err()).contains("line 2: the bytes here are not of UTF-8", "--charset GB18030");
        assertThat(desk.run("import", file.toString(), "--as", "g", "--charset", "GB18030"))
                .isZero();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.csv|code,name\\n01,\"甲\"乙|line 2: the CSV breaks at a quote",
                "a.csv|code,name\\n01,甲\\n01,乙|line 3: the code \"01\" stands here again, first in line 2. Keep one",
                "a.csv|code,name\\n01,甲\\n02|line 3: there are 1 cells, but 2 columns. Quote",
                "a.csv|code,name\\n01,\"甲\\n02,乙|line 2: the name holds a control character, a line break",
                "a.csv|code,nam\\n01,甲|line 1: there is no column \"name\". Did you mean \"nam\"",
                "a.csv|code,name,name\\n01,甲,乙|line 1: two columns have one name",
                "a.csv|code,name\\n 01,甲|line 2: the code begins or ends with a blank. Mend",
                "a.csv|code,name\\n01,|line 2: the name is empty",
                "a.csv|code,name\\n,甲|line 2: the code is empty",
                "a.csv|code,name\\n01,\"甲\\n乙\"|line 2: the name holds a control character",
                "a.csv|code,name\\n01,锟斤拷|line 2: the name was read with a wrong charset",
                "a.csv|code,name|line 1: there is no code in the file",
                "a.csv|``|line 1: the file is empty",
                "a.json|{\"01\": 1}|line 1: a number stands in place of a text",
                "a.json|{\"01\": \"甲\",\\n\"02\": {}}|line 2: neither a text nor a list",
                "a.json|{\"01\": \"甲\",\\n\"01\": \"乙\"}|line 2: the code \"01\" stands here again",
                "a.json|{\"01\": \"甲\",|this is not JSON",
                "a.json|\"01\"|line 1: there is neither an object nor a list",
                "a.json|[{\"code\": \"01\"}]|line 1: the object has no \"code\" or no \"name\"",
                "a.json|[\"01\"]|line 1: the list holds something else",
                "a.json|{\"01\": \"甲\"} {}|something stands behind",
            })
    void badFileIsRefusedWithLineAndCureAndNothingIsWritten(String name, String text, String said) throws IOException {
        int exit = desk.run("import", desk.file(name, text.replace("\\n", "\n")), "--as", "t");

        assertThat(exit).isEqualTo(1);
        assertThat(desk.err()).contains("nothing was written", said);
        assertThat(home.resolve("config/codes")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "import o.csv|2|Missing required option: '--as=TABLE'",
                "import o.txt --as t|2|Say --format csv or --format json",
                "import o.csv --as t --forget|2|--forget goes with --replace only",
                "import o.csv --as t --maps-to a --successors-of b|2|mutually exclusive",
                "import o.csv --as t --since yesterday|2|Invalid value",
                "import o.csv --as t --charset KLINGON|2|Invalid value",
                "show|2|Missing required parameter",
                "lists|2|Unmatched argument",
                "import missing.csv --as t|1|cannot be read",
                "import o.csv --as T_1|1|is no name for a table",
                "import o.csv --as t --maps-to office|1|there is no code table \"office\". Import that one first",
                "import o.csv --as t --except office|1|there is no code table \"office\"",
                "show nothing|1|there is no code table \"nothing\"",
            })
    void wrongUseAndWrongInputHaveTheirExitCodes(String line, int code, String said) throws IOException {
        desk.file("o.csv", OFFICES);
        String[] words = Stream.of(line.split(" "))
                .map(word -> word.endsWith(".csv") || word.endsWith(".txt")
                        ? home.resolve(word).toString()
                        : word)
                .toArray(String[]::new);

        assertThat(desk.run(words)).isEqualTo(code);
        assertThat(desk.err()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void helpExplainsEveryOptionInBothLanguages(String lang) {
        for (String command : new String[] {"list", "show", "import"}) {
            assertThat(desk.plain("codes", command, "--help", "--lang", lang)).isZero();
            assertThat(desk.out())
                    .contains(lang.equals("zh") ? "代码" : "code")
                    .doesNotContainPattern("(?m)^ +(-\\w, )?--[a-z-]+(=\\S+)?\\s*\\n +(-\\w, )?--");
        }
    }

    @Test
    void listTellsKindSizeAndUse() throws IOException {
        pilot();

        assertThat(desk.run("list")).isZero();
        assertThat(desk.out().lines().toList())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("nation ")
                        .contains("translation", "342", "public-security.population/population-basic:nation"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("gbt-3304 ")
                        .contains("list", "中国各民族名称代码", "GB/T 3304-1991", "56", "nation"));
        assertThat(desk.run("list", "--json")).isZero();
        JsonNode all = Json.read(desk.out(), JsonNode.class);
        assertThat(all).anySatisfy(table -> {
            assertThat(table.path("table").asText()).isEqualTo("nation");
            assertThat(table.path("of").asText()).isEqualTo("gbt-3304");
            assertThat(table.path("uses").get(0).path("item").asText()).isEqualTo("nation");
        });
    }

    @Test
    void showTellsACodesHistorySuccessorsAndTranslations() throws IOException {
        desk.run("import", desk.file("o.csv", OFFICES), "--as", "offices");
        desk.run(
                "import",
                desk.file("p.csv", "code,name\n01,甲局\n02,乙局\n"),
                "--as",
                "offices",
                "--replace",
                "--since",
                "2026-01-01");
        desk.run(
                "import",
                desk.file("s.json", "{\"03\": [\"02\"]}"),
                "--as",
                "offices-next",
                "--successors-of",
                "offices");
        desk.run("import", desk.file("t.json", "{\"乙\": \"02\"}"), "--as", "offices-old", "--maps-to", "offices");

        assertThat(desk.run("show", "offices", "03")).isZero();
        assertThat(desk.out()).contains("2025-12-31", "Not valid today.", "In its place: 02 乙局");
        assertThat(desk.run("show", "offices", "02")).isZero();
        assertThat(desk.out()).contains("Valid today.", "Written in offices-old: 乙");
        assertThat(desk.run("show", "offices-old", "乙")).isZero();
        assertThat(desk.out()).contains("Means 02 乙局 of offices");
        assertThat(desk.run("show", "offices")).isZero();
        assertThat(desk.out()).contains("Imported from p.csv", "01", "丙局");
        assertThat(desk.run("show", "offices", "03", "--json")).isZero();
        JsonNode story = Json.read(desk.out(), JsonNode.class);
        assertThat(story.path("state").asText()).isEqualTo("retired");
        assertThat(story.path("successors").get(0).path("code").asText()).isEqualTo("02");
        assertThat(story.path("successors").get(0).path("valid").asBoolean()).isTrue();
        assertThat(desk.run("show", "offices", "04")).isEqualTo(1);
        assertThat(desk.err()).contains("offices has no code \"04\"", "Did you mean");
    }

    private void pilot() throws IOException {
        org.huitong.catalog.PilotHome.in(home);
    }
}

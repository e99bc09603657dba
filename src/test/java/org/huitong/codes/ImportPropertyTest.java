package org.huitong.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Code;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.CodeTable.Kind;
import org.huitong.catalog.Edition;
import org.huitong.message.HuitongException;

/** What is true of every import, whatever the codes and names are. */
class ImportPropertyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Provide
    Arbitrary<Map<String, String>> lists() {
        Arbitrary<String> word = Arbitraries.strings()
                .withChars("0123456789AZaz \"'\\:#{}[],&*!|>%@`~-?县市\u00B7\u3400\uE000")
                .withChars(' ', '\u00A0')
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> !text.isBlank() && text.equals(org.huitong.element.text.Texts.trim(text)));
        Arbitrary<String> astral =
                Arbitraries.of("𠮷", "𠮷县", "null", "~", "no", "1_000", "0x1F", "2026-01-01", "=", "<<");
        return Arbitraries.maps(Arbitraries.oneOf(word, astral), Arbitraries.oneOf(word, astral))
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 200)
    void whatIsWrittenIsWhatIsReadAndIsWrittenTheSameAgain(@ForAll("lists") Map<String, String> list)
            throws IOException {
        Path home = Files.createTempDirectory("codes");
        try {
            CodeTable table = new CodeTable("t", "表: \"#\"", Kind.LIST, "", Edition.UNSAID, always(list));
            String yaml = CanonicalYaml.of(table);
            new TableFile(home, "t").write(yaml);

            CodeTable read = Catalog.codeTables(home).get("t");

            assertThat(read.codes()).isEqualTo(table.codes());
            assertThat(read.name()).isEqualTo(table.name());
            assertThat(CanonicalYaml.of(read)).isEqualTo(yaml);
        } finally {
            remove(home);
        }
    }

    @Property(tries = 200)
    void afterAMergeTheDayHasTheNewEditionAndTheDayBeforeTheOldOne(
            @ForAll("lists") Map<String, String> first, @ForAll("lists") Map<String, String> second) {
        Map<String, List<Code>> old = always(first);
        Merge merge = new Merge(old, new TreeMap<>(always(second)), DAY, DAY.plusDays(9));
        CodeTable table = new CodeTable("t", "t", Kind.LIST, "", Edition.UNSAID, merge.codes());

        assertThat(on(table, DAY)).isEqualTo(second);
        assertThat(on(table, DAY.minusDays(1))).isEqualTo(first);
        Changes changes = merge.changes();
        assertThat(changes.added.size() + changes.renamed.size() + changes.unchanged)
                .isEqualTo(second.size());
        assertThat(changes.retired.size() + changes.renamed.size() + changes.unchanged)
                .isEqualTo(first.size());
    }

    @Property(tries = 200)
    void mergesOfManyEditionsAnswerForEachOfTheirDays(
            @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.From("lists") Map<String, String>> editions)
            throws IOException {
        Map<String, List<Code>> codes = Map.of();
        for (int i = 0; i < editions.size(); i++) {
            Merge merge = new Merge(codes, new TreeMap<>(always(editions.get(i))), DAY.plusDays(i), DAY);
            codes = merge.codes();
            Merge again = new Merge(codes, new TreeMap<>(always(editions.get(i))), DAY.plusDays(i), DAY);
            assertThat(again.codes()).isEqualTo(codes);
            assertThat(again.changes().none()).isTrue();
        }
        CodeTable table = new CodeTable("t", "t", Kind.LIST, "", Edition.UNSAID, codes);

        for (int i = 0; i < editions.size(); i++) {
            assertThat(on(table, DAY.plusDays(i))).isEqualTo(editions.get(i));
        }
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> pieces = Arbitraries.of(
                "code,name",
                "\n",
                "\r\n",
                ",",
                "\"",
                "\"\"",
                "01",
                "甲",
                "{",
                "}",
                "[",
                "]",
                ":",
                "\\u0000",
                "\\uD800",
                "\0",
                "\uD800",
                "\uFFFD",
                " ",
                "null",
                "1e9",
                "{\"01\":\"甲\"}",
                "\"code\":",
                "\"name\":",
                "//",
                "\u2028");
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
    }

    @Property(tries = 2000)
    void anyFileIsReadOrComplainedAbout(@ForAll("files") String text, @ForAll boolean json) {
        Complaints complaints = new Complaints("f");
        Columns columns = new Columns("code", "name", null, null);
        Map<String, List<Code>> codes = new Checked(Kind.LIST, null, complaints)
                .all(
                        json
                                ? JsonEntries.read(text, columns, complaints)
                                : CsvEntries.read("code,name\n" + text, columns, complaints));
        try {
            complaints.refuse();
        } catch (HuitongException refused) {
            assertThat(refused.getMessage()).contains("nothing was written", "line ");
            return;
        }
        CodeTable table = new CodeTable("t", "t", Kind.LIST, "", Edition.UNSAID, codes);
        assertThat(CanonicalYaml.of(table)).contains("entries:");
    }

    private static Map<String, List<Code>> always(Map<String, String> list) {
        return list.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(Code.always(entry.getValue()))));
    }

    private static Map<String, String> on(CodeTable table, LocalDate day) {
        Map<String, String> all = new TreeMap<>();
        table.codes().keySet().forEach(code -> {
            String text = table.text(code, day);
            if (text != null) {
                all.put(code, text);
            }
        });
        return all;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

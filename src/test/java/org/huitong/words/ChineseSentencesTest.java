package org.huitong.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every sentence of the sources is in the catalog, and nothing else is. */
class ChineseSentencesTest {
    private static final Path CATALOG = Path.of("src/main/resources/org/huitong/words/sentences_zh.po");
    private static final Pattern GAP = Pattern.compile("\\{\\d}");
    private static final String NOT_SHOWN = "#, not-shown";
    /** What the sources put together bit by bit; a test cannot find it there. */
    private static final String ASSEMBLED = "#, assembled";

    @Test
    void everySentenceOfTheSourcesHasItsChineseAndNoneIsLeftOver() throws IOException {
        Map<String, String> said = SaidInSources.of(Path.of("src/main/java/org/huitong"));
        Map<String, String> catalog = catalog();

        Set<String> missing = new TreeSet<>();
        said.forEach((sentence, file) -> {
            if (!catalog.containsKey(sentence)) {
                missing.add(file + ": " + sentence);
            }
        });
        Set<String> leftOver = new TreeSet<>(catalog.keySet());
        leftOver.removeAll(said.keySet());
        leftOver.removeAll(marked(ASSEMBLED));
        assertThat(missing).as("not in " + CATALOG).isEmpty();
        assertThat(leftOver).as("in " + CATALOG + ", and nobody says it").isEmpty();
        assertThat(said).hasSizeGreaterThan(1_000);
    }

    @Test
    void gapsAreTheSameAndAFullStopStandsInBothOrNone() throws IOException {
        List<String> wrong = new ArrayList<>();
        catalog().forEach((english, chinese) -> {
            if (!chinese.isEmpty()) {
                if (!gaps(english).equals(gaps(chinese))) {
                    wrong.add("gaps: " + english);
                }
                if (english.endsWith(".") != chinese.endsWith("。")) {
                    wrong.add("full stop: " + english);
                }
                if (chinese.codePoints().noneMatch(Character::isIdeographic)) {
                    wrong.add("no Chinese: " + english);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyWhatIsMarkedAsNotShownHasNoChinese() throws IOException {
        Set<String> bare = catalog().entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(bare).isEqualTo(marked(NOT_SHOWN));
    }

    /** The sentences below this flag. */
    private static Set<String> marked(String flag) throws IOException {
        List<String> lines = Files.readAllLines(CATALOG);
        StringBuilder below = new StringBuilder();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).equals(flag)) {
                below.append(lines.get(i)).append("\nmsgstr \"\"\n");
            }
        }
        return PoFile.read(new BufferedReader(new StringReader(below.toString())))
                .keySet();
    }

    private static Map<String, String> catalog() throws IOException {
        try (BufferedReader in = Files.newBufferedReader(CATALOG)) {
            return PoFile.read(in);
        }
    }

    private static List<String> gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).sorted().collect(Collectors.toList());
    }
}

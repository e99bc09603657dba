package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Because a moment of death that nobody tests is one that nobody knows: every row names its test, or the issue it comes with. */
class CrashWindowsTest {
    private static final Path PAGE = Path.of("docs/decisions/2026-11-23-crash-windows.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w+)(?:#(\\w+))?`");
    private static final Pattern ISSUE = Pattern.compile("arrives with issue \\d+|arrives with .* \\(issue \\d+\\)");

    @Test
    void everyRowNamesATestThatIsThereOrAnIssue() {
        String page = Installation.read(PAGE);

        assertThat(findings(page, CrashWindowsTest::there)).isEmpty();
        assertThat(ids(page)).doesNotHaveDuplicates().hasSize(73);
    }

    @Test
    void aRowWithoutTestAndATestThatIsNotThereAreFound() {
        String page = "| W1 | dies | durable | does | seen | `model.NoSuchTest` |\n| W2 | a | b | c | d | soon |\n";

        assertThat(findings(page, CrashWindowsTest::there))
                .containsExactly("W1 names model.NoSuchTest, which is not there", "W2 names no test and no issue");
    }

    private static List<String> ids(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private static List<String> findings(String page, Predicate<Matcher> there) {
        List<String> found = new ArrayList<>();
        ROW.matcher(page).results().forEach(row -> {
            Matcher test = TEST.matcher(row.group(2));
            boolean any = ISSUE.matcher(row.group(2)).find();
            while (test.find()) {
                any = true;
                if (!there.test(test)) {
                    found.add(row.group(1) + " names " + test.group().replace("`", "") + ", which is not there");
                }
            }
            if (!any) {
                found.add(row.group(1) + " names no test and no issue");
            }
        });
        return found;
    }

    private static boolean there(Matcher test) {
        Path file = Path.of("src/test/java/org/huitong", test.group(1).replace('.', '/') + ".java");
        return Files.exists(file)
                && (test.group(2) == null || Installation.read(file).contains(" " + test.group(2) + "("));
    }
}

package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A control that no test proves is a hope: every threat names its test, and says what is open. */
class SecurityPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w+)`");

    @Test
    void everyThreatNamesATestThatIsThereOrIsOpen() {
        String page = Installation.read(Path.of("docs/security.md"));

        assertThat(findings(page)).isEmpty();
        assertThat(ROW.matcher(page).results().map(row -> row.group(1)).toList())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
    }

    @Test
    void aThreatWithoutTestAndATestThatIsNotThereAreFound() {
        assertThat(findings("| A1 | threat | control | where | `edge.NoSuchTest` |\n| A2 | a | b | c | surely |\n"))
                .containsExactly("A1 names edge.NoSuchTest, which is not there", "A2 names no test and is not open");
    }

    private static List<String> findings(String page) {
        List<String> found = new ArrayList<>();
        ROW.matcher(page).results().forEach(row -> {
            Matcher test = TEST.matcher(row.group(2));
            boolean any = row.group(2).contains("open");
            while (test.find()) {
                any = true;
                String type = test.group(1);
                if (!Files.exists(Path.of("src/test/java/org/huitong", type.replace('.', '/') + ".java"))) {
                    found.add(row.group(1) + " names " + type + ", which is not there");
                }
            }
            if (!any) {
                found.add(row.group(1) + " names no test and is not open");
            }
        });
        return found;
    }
}

package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.huitong.message.ErrorCode;
import org.junit.jupiter.api.Test;

/** Because a code without a cure leaves people alone with it: every code has its line in docs/errors.md. */
class ErrorsPageTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([A-Z-]+)` \\| (\\d{3}) \\| [^|]+ \\| [^|]+ \\|$");

    @Test
    void everyCodeHasItsLine() {
        assertThat(findings(Installation.read(Path.of("docs/errors.md")), EnumSet.allOf(ErrorCode.class)))
                .isEmpty();
    }

    @Test
    void aCodeWithoutLineAWrongStatusAndALineWithoutCodeAreFound() {
        String page = "| `RECEIVE-TYPE` | 400 | meaning | cure |\n| `RECEIVE-SOMETHING` | 400 | meaning | cure |\n";

        assertThat(findings(page, EnumSet.of(ErrorCode.RECEIVE_TYPE, ErrorCode.INTERNAL)))
                .containsExactlyInAnyOrder(
                        "RECEIVE-TYPE stands with 400, it is 415",
                        "INTERNAL has no line",
                        "RECEIVE-SOMETHING is no code");
    }

    private static List<String> findings(String page, Set<ErrorCode> codes) {
        List<String> found = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        var matcher = LINE.matcher(page);
        while (matcher.find()) {
            String text = matcher.group(1);
            lines.add(text);
            codes.stream()
                    .filter(code -> code.text().equals(text))
                    .filter(code -> code.status() != Integer.parseInt(matcher.group(2)))
                    .forEach(code -> found.add(text + " stands with " + matcher.group(2) + ", it is " + code.status()));
            if (codes.stream().noneMatch(code -> code.text().equals(text))) {
                found.add(text + " is no code");
            }
        }
        codes.stream()
                .filter(code -> !lines.contains(code.text()))
                .forEach(code -> found.add(code.text() + " has no line"));
        return found;
    }
}

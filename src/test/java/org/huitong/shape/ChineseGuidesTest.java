package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Because half of the readers read the other one: a page in Chinese has the English page's headings, blocks, tables and
 * words of the program, each in its place. What is said between them a person has to compare.
 */
class ChineseGuidesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^| +)# (?!\\S+\\.yaml$|yaml-language-server).*$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6}) ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|");
    private static final Pattern WORD =
            Pattern.compile("\\b(?:[A-Z]{4,}(?:-[A-Z]+)+|huitong[._][A-Za-z._]+|[a-z]+-(?:source|sink))\\b");

    @ParameterizedTest
    @ValueSource(strings = {"docs/operator", "docs/integrator"})
    void isInStep(String page) {
        List<String> english = sections(Installation.read(Path.of(page + ".md")));
        List<String> chinese = sections(Installation.read(Path.of(page + ".zh-CN.md")));

        assertThat(chinese).hasSameSizeAs(english);
        for (int i = 0; i < english.size(); i++) {
            String here = english.get(i).lines().findFirst().orElse("");
            assertThat(level(chinese.get(i))).as("level of %s", here).isEqualTo(level(english.get(i)));
            assertThat(blocks(chinese.get(i))).as("blocks of %s", here).isEqualTo(blocks(english.get(i)));
            assertThat(rows(chinese.get(i))).as("rows of tables of %s", here).isEqualTo(rows(english.get(i)));
            assertThat(words(chinese.get(i))).as("words of %s", here).isEqualTo(words(english.get(i)));
        }
    }

    @Test
    void aChangedCommandAndAWordThatIsMissingAreSeen() {
        assertThat(blocks("```\n./huitong status    # all\n```\n"))
                .isEqualTo(blocks("```\n./huitong status # 全部\n```\n"));
        assertThat(blocks("```\n./huitong status\n```\n")).isNotEqualTo(blocks("```\n./huitong statuses\n```\n"));
        assertThat(words("see `OPERATE-STALE` and huitong.operate.keepDays"))
                .containsExactly("OPERATE-STALE", "huitong.operate.keepDays");
        assertThat(sections("# A\n```\n# no heading\n```\n## B\n")).hasSize(2);
    }

    /** Each from its heading to the next one. */
    private static List<String> sections(String page) {
        String hidden = BLOCK.matcher(page)
                .replaceAll(block ->
                        java.util.regex.Matcher.quoteReplacement(block.group().replace("\n#", "\n\u0000#")));
        return Stream.of(hidden.split("(?m)^(?=#{1,6} )"))
                .map(section -> section.replace("\u0000", ""))
                .filter(section -> !section.isBlank())
                .toList();
    }

    private static int level(String section) {
        return HEADING.matcher(section)
                .results()
                .findFirst()
                .map(found -> found.group(1).length())
                .orElse(0);
    }

    /** Comments are each language's own. */
    private static List<String> blocks(String section) {
        return BLOCK.matcher(section)
                .results()
                .map(block -> COMMENT.matcher(block.group()).replaceAll(""))
                .toList();
    }

    private static long rows(String section) {
        return ROW.matcher(BLOCK.matcher(section).replaceAll("")).results().count();
    }

    private static List<String> words(String section) {
        return WORD.matcher(BLOCK.matcher(section).replaceAll(""))
                .results()
                .map(word -> word.group().replaceAll("[._]+$", ""))
                .distinct()
                .sorted()
                .toList();
    }
}

package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Because a text that one language lacks is found by the person who needs it: both sets hold the same, and every code. */
class TextBundlesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/huitong");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}|\\$\\{[A-Z-]+}|%n");
    private static final Pattern FOUND = Pattern.compile(
            "\"((?:CATALOG|ROUTE|CONNECTOR|SETTING|SECRET|TLS|FTP|SINK|AMQP|CHECK)-[A-Z]+(?:-[A-Z]+)*)\"");
    /** Made of what is not there. */
    private static final Set<String> UNKNOWN =
            Set.of("CATALOG-UNKNOWN-AGENCY", "CATALOG-UNKNOWN-SYSTEM", "CATALOG-UNKNOWN-RESOURCE");

    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([A-Z-]+)` \\| \\d{3} \\| ([^|]+) \\| ([^|]+) \\|$");

    @ParameterizedTest
    @ValueSource(strings = {"operate/cli/texts", "message/errors"})
    void bothLanguagesHoldTheSame(String bundle) throws IOException {
        List<String> english = Files.readAllLines(RESOURCES.resolve(bundle + ".properties"));
        List<String> chinese = Files.readAllLines(RESOURCES.resolve(bundle + "_zh.properties"));

        assertThat(english).hasSizeGreaterThan(300);
        assertThat(differences(english, chinese)).isEmpty();
    }

    @Test
    void whateverTheyDoNotShareIsFound() {
        List<String> english = List.of("a=A {0}", "b=B", "c=C", "same=S", "same=T", "x.usage.footer.0=");
        List<String> chinese = List.of("a=甲", "b=", "d=丁", "same=同", "x.usage.footer.0=");

        assertThat(differences(english, chinese))
                .containsExactlyInAnyOrder(
                        "same stands twice", "a has other placeholders", "b is empty", "c is missing", "d is missing");
    }

    private static List<String> differences(List<String> english, List<String> chinese) {
        List<String> found = new ArrayList<>();
        Map<String, String> one = texts(english, found);
        Map<String, String> other = texts(chinese, found);
        Set<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            if (!one.containsKey(key) || !other.containsKey(key)) {
                found.add(key + " is missing");
            } else if (!key.endsWith(".usage.footer.0")
                    && (one.get(key).isBlank() || other.get(key).isBlank())) {
                found.add(key + " is empty");
            } else if (!placeholders(one.get(key)).equals(placeholders(other.get(key)))) {
                found.add(key + " has other placeholders");
            }
        }
        return found;
    }

    private static Map<String, String> texts(List<String> lines, List<String> found) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String line : lines) {
            String[] pair = line.split("=", 2);
            if (!line.startsWith("#") && pair.length == 2 && texts.put(pair[0], pair[1]) != null) {
                found.add(pair[0] + " stands twice");
            }
        }
        return texts;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void everyCodeHasItsWordsAndNoOther() throws IOException {
        Set<String> codes = new TreeSet<>(UNKNOWN);
        Arrays.stream(ErrorCode.values()).map(ErrorCode::text).forEach(codes::add);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                FOUND.matcher(Installation.read(file)).results().forEach(code -> codes.add(code.group(1)));
            }
        }
        Set<String> keys = codes.stream()
                .flatMap(code -> Stream.of(code + ".meaning", code + ".cure"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(errors("errors_zh").keySet()).hasSizeGreaterThan(300).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void thePageSaysTheSameOfACode() throws IOException {
        Map<String, String> errors = errors("errors");

        assertThat(LINE.matcher(Installation.read(Path.of("docs/errors.md"))).results())
                .hasSize(ErrorCode.values().length)
                .allSatisfy(line -> {
                    assertThat(errors.get(line.group(1) + ".meaning")).isEqualTo(plain(line.group(2)));
                    assertThat(errors.get(line.group(1) + ".cure")).isEqualTo(plain(line.group(3)));
                });
    }

    private static Map<String, String> errors(String bundle) throws IOException {
        return texts(
                Files.readAllLines(RESOURCES.resolve("message").resolve(bundle + ".properties")), new ArrayList<>());
    }

    /** Without the marks of a page; a link is the file it leads to. */
    private static String plain(String text) {
        return text.replaceAll("\\[([^]]+)]\\([^)]*\\)", "docs/$1").replace("`", "");
    }
}

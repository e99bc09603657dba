package org.huitong.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Because an operator reads the six properties, every rule of ours counts to one of them, and the guide says to which. */
class PropertyTest {
    private static final List<String> PACKAGES = List.of("element", "normalize", "receive");
    /** How rules are written down in our code; a constant {@code RULE} is one, too. */
    private static final Pattern RULE =
            Pattern.compile("(?:Note\\.repair\\(|Note\\.warning\\(|new Fault\\(|new Trouble\\(|"
                    + "String (?:RULE|REFUSED) = |= fault\\()\\s*\"([a-z][a-z0-9-]+)\"");

    @Test
    void everyRuleCountsToAProperty() throws IOException {
        Set<String> rules = rules();

        assertThat(rules).contains("citizen-id", "citizen-id-15", "required", "range", "mojibake", "version");
        assertThat(rules)
                .as("add it to a property in normalize/Property.java and to the table in docs/operator.md")
                .allSatisfy(rule -> assertThat(Property.known(rule)).as(rule).isPresent());
    }

    @Test
    void theOperatorsGuideSaysToWhich() throws IOException {
        List<String> guide = Files.readAllLines(Path.of("docs/operator.md"));

        for (String rule : rules()) {
            String property = Property.of(rule).word();
            assertThat(guide)
                    .as("the row of %s in the table of properties names `%s`", property, rule)
                    .anyMatch(line -> line.startsWith("| " + property + " ") && line.contains("`" + rule + "`"));
        }
    }

    @Test
    void ruleThatNobodyKnowsIsOfConformity() {
        assertThat(Property.of("a-rule-of-tomorrow")).isEqualTo(Property.CONFORMITY);
        assertThat(Arrays.stream(Property.values()).map(Property::word))
                .containsExactly(
                        "conformity", "completeness", "accuracy", "consistency", "timeliness", "accessibility");
    }

    private static Set<String> rules() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (String part : PACKAGES) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/huitong", part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    RULE.matcher(Files.readString(file)).results().forEach(found -> rules.add(found.group(1)));
                }
            }
        }
        return rules;
    }
}

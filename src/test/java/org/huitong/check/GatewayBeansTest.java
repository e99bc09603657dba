package org.huitong.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Because a bean or component that the wiring adds and {@code check} does not know would be told as a mistake. */
class GatewayBeansTest {
    private static final Pattern BEAN =
            Pattern.compile("\\b(?:routes|beans|getRegistry\\(\\))\\.bind\\(\\s*\"([\\w.-]+)\"");
    private static final Pattern COMPONENT = Pattern.compile("\\baddComponent\\(\\s*\"([\\w.-]+)\"");

    private static Set<String> found(Pattern what) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder :
                new Path[] {Path.of("src/main/java/org/huitong"), Path.of("src/main/java/org/huitong/wiring")}) {
            try (Stream<Path> files = Files.walk(folder, 2)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                        .filter(one -> !one.toString().contains("bench"))
                        .toList()) {
                    Matcher name = what.matcher(Files.readString(file));
                    while (name.find()) {
                        names.add(name.group(1));
                    }
                }
            }
        }
        return names;
    }

    @Test
    void theBeansAreThoseOfTheWiring() throws IOException {
        assertThat(GatewayBeans.NAMES).containsExactlyInAnyOrderElementsOf(found(BEAN));
    }

    @Test
    void theComponentsAreThoseOfTheWiring() throws IOException {
        Set<String> added = found(COMPONENT);
        added.removeAll(Components.LIKELY);

        assertThat(Components.OURS).containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    void whatIsLikelyIsThere() {
        assertThat(Components.LIKELY).allMatch(Components::there);
    }
}

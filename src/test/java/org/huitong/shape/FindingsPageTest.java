package org.huitong.shape;

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

/** Because a code that stands on no page is a riddle: what {@code check} can say is on docs/errors.md, and nothing else. */
class FindingsPageTest {
    private static final String CODE = "(?:ROUTE|CONNECTOR|SETTING|SECRET|TLS|FTP|SINK|AMQP|CHECK)-[A-Z]+(?:-[A-Z]+)*";

    private static Set<String> codes(String quote, String text) {
        Set<String> codes = new TreeSet<>();
        Matcher code = Pattern.compile(quote + "(" + CODE + ")" + quote).matcher(text);
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }

    @Test
    void thePageHasTheCodesOfTheProgram() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                said.addAll(codes("\"", Installation.read(file)));
            }
        }

        assertThat(codes("`", Installation.read(Path.of("docs/errors.md"))))
                .hasSizeGreaterThan(40)
                .containsExactlyInAnyOrderElementsOf(said);
    }
}

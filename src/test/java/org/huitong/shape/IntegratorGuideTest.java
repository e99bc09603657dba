package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.check.HomeCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because an example that does not work costs an integrator a day: the guides' files are put beside the pilot's and checked. */
class IntegratorGuideTest {
    private static final Pattern FILE = Pattern.compile("(?s)```yaml\\n# (\\S+\\.yaml)\\n(.*?)```");

    @TempDir
    private Path home;

    @BeforeEach
    void copyThePilotAndTheGuides() throws IOException {
        for (String folder : new String[] {"config", "routes", "connectors"}) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path path : all.filter(Files::isRegularFile).toList()) {
                    write(path.toString(), Files.readString(path));
                }
            }
        }
        for (String guide : new String[] {"docs/integrator.md", "docs/mapping.md"}) {
            Matcher example = FILE.matcher(Installation.read(Path.of(guide)));
            while (example.find()) {
                write(example.group(1), example.group(2));
            }
        }
    }

    @Test
    void checkFindsNothing() {
        assertThat(Catalog.check(home)).extracting(Finding::toString).isEmpty();
        assertThat(Catalog.read(home).source("market-regulation.licenses", "business-license"))
                .isPresent();
        assertThat(Catalog.read(home).source("housing.rentals", "public-rental"))
                .isPresent();
    }

    @Test
    void routesKeepTheRules() {
        Installation guide = Installation.at(
                home,
                Installation.bindings(
                        Path.of("src/main/java/org/huitong"),
                        Path.of("src/main/java/org/huitong/wiring"),
                        Path.of("src/main/java/org/huitong/wiring/connector")));

        for (RouteRule rule : RouteRule.values()) {
            assertThat(rule.findings(guide)).as(rule.rule).isEmpty();
        }
        assertThat(guide.agencies()).containsAll(Set.of("market-regulation", "public-security"));
    }

    /** The settings that the guides' blocks name stand in their text. */
    @Test
    void checkFindsNothingInTheRoutes() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(Installation.read(Path.of("config/application.properties"))));
        Map<String, String> known = new HashMap<>();
        settings.stringPropertyNames().forEach(key -> known.put(key, settings.getProperty(key)));

        assertThat(HomeCheck.of(home, known, known.keySet(), Optional.of(Catalog.read(home))))
                .filteredOn(Finding::mistake)
                .extracting(Finding::toString)
                .isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

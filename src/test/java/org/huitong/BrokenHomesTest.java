package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huitong.broken.Advised;
import org.huitong.broken.Broken;
import org.huitong.broken.BrokenHomes;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.message.HuitongException;
import org.huitong.words.Sentences;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Because an integrator has nobody to ask at night: each mistake is told where it stands, with its cure, and nothing else. */
class BrokenHomesTest {
    private static final Set<String> POLICIES =
            Set.of("SECRET-CLEAR", "TLS-TRUSTS-ALL", "FTP-ACROSS", "SINK-MASKED-KEY");

    /** What a parser of Camel or of YAML says is passed on as it is. */
    private static final Set<String> OF_OTHERS = Set.of("CATALOG-YAML", "ROUTE-YAML", "ROUTE-EXPRESSION");

    /** Three words of it: one or two may be names, or words that a file must hold. */
    private static final Pattern ENGLISH = Pattern.compile("\\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\\b");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|\\{[^}]*}");

    @TempDir
    private static Path folder;

    private static BrokenHomes homes;

    @BeforeAll
    static void copyThePilot() throws IOException {
        homes = BrokenHomes.in(folder);
    }

    static Stream<Broken> all() {
        return BrokenHomes.all();
    }

    private static List<Finding> mistakes(Path home) {
        return Review.of(home, Map.of()).stream().filter(Finding::mistake).toList();
    }

    @Test
    void ofTheGoodHomeThereIsNothingToSay() {
        assertThat(Review.of(homes.home(), Map.of())).isEmpty();
        assertThat(all().count()).isGreaterThanOrEqualTo(80);
        assertThat(all()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theOneMistakeIsTold(Broken broken) throws IOException {
        homes.with(
                broken,
                home -> assertThat(mistakes(home)).singleElement().satisfies(finding -> {
                    isTold(home, broken, finding);
                    asAtAStart(home, finding);
                }));
    }

    static Stream<Broken> advised() {
        return Advised.all();
    }

    @ParameterizedTest
    @MethodSource("advised")
    void adviceIsNoMistake(Broken worse) throws IOException {
        homes.with(
                worse,
                home -> assertThat(Review.of(home, Map.of())).singleElement().satisfies(finding -> {
                    assertThat(finding.mistake()).isFalse();
                    isTold(home, worse, finding);
                }));
    }

    private static void isTold(Path home, Broken broken, Finding finding) throws IOException {
        assertThat(finding.code()).isEqualTo(broken.code());
        assertThat(finding.severity() == Finding.Severity.POLICY).isEqualTo(POLICIES.contains(finding.code()));
        assertThat(finding.file()).isEqualTo(broken.where());
        assertThat(Files.readString(home.resolve(finding.file()))
                        .lines()
                        .toList()
                        .get(finding.line() - 1)
                        .substring(finding.col() - 1))
                .startsWith(broken.at());
        assertThat(finding.cure()).contains(broken.cure());
        if (OF_OTHERS.contains(finding.code())) {
            return;
        }
        String chinese = Sentences.of(Locale.CHINESE).say(finding.message() + ". " + finding.cure() + ".");
        assertThat(ENGLISH.matcher(QUOTED.matcher(chinese).replaceAll("")).find())
                .as("what is said in Chinese has English left in it: " + chinese)
                .isFalse();
    }

    /** What a start meets before it opens anything, it says in the same words. */
    private static void asAtAStart(Path home, Finding told) {
        if (told.code().equals("CONFIG-INVALID")) {
            assertThatThrownBy(() -> readAll(Settings.read(home, Map.of())))
                    .isInstanceOf(HuitongException.class)
                    .hasMessage(told.code() + ": " + told.message() + ". " + told.cure() + ".");
        } else if (told.code().startsWith("CATALOG-") || told.code().equals("ROUTE-FILE-NAME")) {
            assertThatThrownBy(() -> Catalog.read(home)).hasMessageContaining(told.toString());
        }
    }

    private static void readAll(Settings settings) {
        settings.text("huitong.data.dir");
        settings.edge();
        settings.bus();
        settings.store();
        settings.notices();
        NumberSetting.ALL.keySet().forEach(settings::number);
    }

    /** All at once, for a start is dear; Camel itself would name the first, by its own word and without a line. */
    @Test
    void aStartSaysTheSameOfRouteFiles(@TempDir Path data) throws IOException {
        Broken component = only("ROUTE-NO-COMPONENT population-basic.camel.yaml");
        Broken setting = only("ROUTE-NO-SETTING enterprise-registration.camel.yaml");
        Broken parameter = only("ROUTE-UNKNOWN-PARAMETER taxpayer-status.camel.yaml");
        Map<String, String> overrides = new HashMap<>(Map.of("huitong.data.dir", data.toString()));
        for (String port : List.of("edge", "operate", "observe")) {
            overrides.put("huitong." + port + ".port", "0");
        }
        homes.with(
                component,
                one -> homes.with(
                        setting,
                        two -> homes.with(parameter, home -> {
                            List<String> told = mistakes(home).stream()
                                    .map(Finding::toString)
                                    .toList();

                            assertThat(told).hasSize(3);
                            assertThatThrownBy(() -> Huitong.start(home, overrides))
                                    .isInstanceOf(HuitongException.class)
                                    .hasMessageStartingWith("CONFIG-INVALID: ")
                                    .hasMessageContainingAll(told.toArray(String[]::new));
                        })));
    }

    /** Camel starts on it; the log has the words of check all the same. */
    @Test
    void whatAStartBearsIsInTheLog() throws IOException {
        Logger log = (Logger) LoggerFactory.getLogger(LateReview.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        log.addAppender(heard);
        try {
            homes.with(only("SECRET-CLEAR population-basic.camel.yaml"), home -> {
                new LateReview(home).tell();

                assertThat(heard.list)
                        .singleElement()
                        .satisfies(line -> assertThat(line.getFormattedMessage())
                                .endsWith(mistakes(home).get(0).toString()));
            });
        } finally {
            log.detachAppender(heard);
        }
    }

    private static Broken only(String start) {
        return all().filter(broken -> broken.toString().startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}

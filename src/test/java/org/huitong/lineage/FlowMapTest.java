package org.huitong.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.PilotHome;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pilot, with a grant that ended and a consumer that no route delivers to. */
class FlowMapTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
    private static final String HALL_INSURED = "government-service.hall.social-insurance-status";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void copy() throws IOException {
        home = PilotHome.in(folder)
                .replace("config/grants/" + HALL_INSURED + ".yaml", "to: 2036-12-31", "to: 2026-11-28")
                .home();
        // The copy of the pilot that the catalog's tests use may leave routes out: they are what is read here.
        for (String kind : List.of("sources", "consumers")) {
            copy(Path.of("routes", kind));
        }
        Files.delete(home.resolve("routes/consumers/government-service.hall/marriage-registration.camel.yaml"));
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = home.resolve(file.toString());
                Files.createDirectories(to.getParent());
                if (!Files.exists(to)) {
                    Files.copy(file, to);
                }
            }
        }
    }

    private FlowMap map(Watch watch) {
        return FlowMap.of(Catalog.read(home), home, DAY, watch);
    }

    private static ResourceBundle texts() {
        return ResourceBundle.getBundle(
                "org.huitong.operate.cli.texts",
                Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    @Test
    void everyWayOfThePilotHasItsConnector() {
        FlowMap map = map(null);

        assertThat(map.resources().stream().flatMap(way -> way.givers().stream()))
                .extracting(FlowMap.Giver::system, FlowMap.Giver::connector)
                .containsExactlyInAnyOrder(
                        tuple("market-regulation.enterprises", "file-drop-source"),
                        tuple("civil-affairs.marriage", "push"),
                        tuple("public-security.population", "sql-poll-source"),
                        tuple("human-resources.social-insurance", "push"),
                        tuple("tax.taxpayers", "jms-source"));
        assertThat(map.resources().stream().flatMap(way -> way.takers().stream()))
                .extracting(FlowMap.Taker::subscription, FlowMap.Taker::connector)
                .contains(
                        tuple("data-bureau.open-site.enterprise-registration", "file-sink"),
                        tuple("natural-resources.real-estate.population-basic", "sql-upsert-sink"),
                        tuple(HALL_INSURED, "http-json-sink"),
                        tuple("government-service.hall.marriage-registration", ""));
        assertThat(map.resources())
                .allSatisfy(way -> assertThat(
                                Files.exists(home.resolve(way.givers().get(0).file())))
                        .isTrue());
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void whatDoesNotFlowIsSaid() {
        String text = Format.TEXT.write(map(null), texts());

        assertThat(line(text, "->", "social-insurance-status")).contains("! the grant does not hold today");
        assertThat(line(text, "->", "marriage-registration")).contains("! no route");
        assertThat(line(text, "->", "population-basic")).contains("holds").doesNotContain("!");
        assertThat(Format.SVG.write(map(null), texts()))
                .startsWith("<svg ")
                .contains("! no route", "! the grant does not hold today", "class=\"none\"", "file-drop-source");
    }

    private static String line(String text, String way, String resource) {
        return text.lines()
                .filter(line -> line.startsWith(resource) && line.contains(way))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyWhatASystemGivesOrReceives() {
        assertThat(map(null).about("natural-resources.real-estate").resources())
                .extracting(FlowMap.Way::resource)
                .containsExactly("population-basic");
        assertThat(map(null).about("taxpayer-status").resources()).hasSize(1);
    }

    @Test
    void ratesAreWhatWentOnBetweenTwoLooks() {
        Watch watch = new Watch(status(100, 90, 10), status(130, 115, 15), 2);

        FlowMap map = map(watch).about("social-insurance-status");

        assertThat(map.live()).isTrue();
        FlowMap.Way way = map.resources().get(0);
        assertThat(way.givers().get(0).live()).isEqualTo(new FlowMap.Live("open", 130, 15.0, 0, 3));
        assertThat(way.takers().get(0).live()).isEqualTo(new FlowMap.Live("paused", 115, 12.5, 15, 2));
        assertThat(Format.TEXT.write(map, texts())).contains("PER SECOND", "12.5", "paused");
        assertThat(map(watch)
                        .about("population-basic")
                        .resources()
                        .get(0)
                        .givers()
                        .get(0)
                        .live()
                        .state())
                .isEqualTo("unknown");
    }

    private static JsonNode status(long received, long delivered, long waiting) {
        return Json.read("""
                {"sources": [{"system": "human-resources.social-insurance", "resource": "social-insurance-status", "state": "open",
                  "received": %d, "parked": 3}],
                 "subscriptions": [{"id": "%s", "state": "paused", "delivered": %d, "waiting": %d, "parked": 2}]}
                """.formatted(received, HALL_INSURED, delivered, waiting), JsonNode.class);
    }

    @Test
    void routeFileThatIsNoYamlIsRefusedByName() throws IOException {
        Path file = home.resolve("routes/sources/tax.taxpayers/taxpayer-status.camel.yaml");
        Files.writeString(file, "- route: {id: [");

        assertThatThrownBy(() -> map(null))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("routes/sources/tax.taxpayers/taxpayer-status.camel.yaml")
                .hasMessageContaining("huitong check");
    }

    @Test
    void jsonNamesItsForm() {
        JsonNode json = Json.read(Format.JSON.write(map(null), texts()), JsonNode.class);

        assertThat(json.path("map").asInt()).isEqualTo(1);
        assertThat(json.path("resources").findValuesAsText("connector").stream().collect(Collectors.toSet()))
                .contains("push", "http-json-sink");
    }
}

package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.broken.BrokenHomes;
import org.huitong.catalog.Catalog;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because a name that was misspelt on the first day should not have to be kept for ten years. */
class RenameCommandTest {
    private static final String HALL = "government-service.hall";
    private static final String NEW = "government-service.service-hall";

    @TempDir
    private Path folder;

    private Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copyThePilot() throws IOException {
        home = BrokenHomes.in(folder).home();
    }

    private int rename(String... words) {
        List<String> all = new ArrayList<>(List.of("rename", "system", "--lang=en", "--home", home.toString()));
        all.addAll(List.of(words));
        return Cli.execute(
                all.toArray(String[]::new), Main.commands(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void aSystemThatNoDataKnowsIsRenamedInAllFilesAndCommentsStay() throws IOException {
        String comment = "# government-service.hall is what the hall was called.\n";
        Path grant = home.resolve("config/grants/" + HALL + ".population-basic.yaml");
        Files.writeString(grant, comment + Files.readString(grant));

        assertThat(rename(HALL, NEW)).as(err.toString()).isZero();

        assertThat(Review.of(home, Map.of())).isEmpty();
        assertThat(Catalog.read(home).system(HALL)).isEmpty();
        assertThat(Catalog.read(home).grant(NEW + ".taxpayer-status")).isPresent();
        Map<String, String> files = files();
        assertThat(files.keySet()).noneMatch(file -> file.contains(HALL));
        assertThat(files.get("config/grants/" + NEW + ".population-basic.yaml")).startsWith(comment);
        assertThat(files.get("routes/consumers/" + NEW + "/taxpayer-status.camel.yaml"))
                .contains("direct:" + NEW + ".taxpayer-status")
                .contains("routeId: deliver." + NEW + ".taxpayer-status");
        assertThat(home.resolve("routes/consumers/" + HALL)).doesNotExist();
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        Map<String, String> before = files();

        assertThat(rename(HALL, NEW, "--dry-run")).isZero();

        assertThat(out.toString()).contains("config/systems/" + HALL + ".yaml -> config/systems/" + NEW + ".yaml");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aNameThatIsTakenOrOfAnotherAgencyIsRefusedAndNothingIsWritten() throws IOException {
        Map<String, String> before = files();

        assertThat(rename(HALL, "tax.taxpayers")).isEqualTo(1);
        assertThat(err.toString()).contains("there is a system tax.taxpayers");
        assertThat(rename(HALL, "tax.hall")).isEqualTo(1);
        assertThat(err.toString()).contains("check would find config/systems/tax.hall.yaml");
        assertThat(rename("government-service.hal", NEW)).isEqualTo(1);
        assertThat(err.toString()).contains("Did you mean " + HALL);
        assertThat(rename(HALL, "Hall")).isEqualTo(2);

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aSystemThatTheDataKnowsIsNotRenamedBehindItsBack() throws IOException {
        Files.createDirectories(home.resolve("data/bus"));
        Files.writeString(Files.createDirectories(home.resolve("data/secrets")).resolve(HALL + ".token"), "00");

        assertThat(rename(HALL, NEW)).isEqualTo(1);

        assertThat(err.toString())
                .contains("a gateway has run on this home with " + HALL)
                .contains("huitong retire system");
        assertThat(rename("tax.taxpayers", "tax.taxpayer-register"))
                .as(err.toString())
                .isZero();
    }
}

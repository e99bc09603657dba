package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huitong.bench.BenchCommand;
import org.huitong.catalog.Catalog;
import org.huitong.codes.CodesCommand;
import org.huitong.directory.CatalogCommand;
import org.huitong.directory.ConnectorsCommand;
import org.huitong.lineage.Format;
import org.huitong.lineage.Lineage;
import org.huitong.pilot.DemoCommand;
import org.huitong.scaffold.NewCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because tools and people outside depend on it, no change of the surface goes unseen. */
class ApprovedSurfaceTest {
    private static final Installation PILOT = Installation.at(Path.of(""), Set.of());
    private static final Approved APPROVED = Approved.surface();

    @Test
    void adminApi() throws IOException {
        APPROVED.check("admin-api", Surface.adminApi(Path.of("src/main/resources/openapi/admin.json")));
    }

    @Test
    void dataPlane() throws IOException {
        APPROVED.check("data-plane", Surface.dataPlane(PILOT));
    }

    @Test
    void commands() throws IOException, ReflectiveOperationException {
        APPROVED.check(
                "commands",
                Surface.commands(List.of(
                        command("RunCommand"),
                        new DemoCommand(() -> null),
                        command("CheckCommand"),
                        new CatalogCommand(),
                        new CodesCommand(),
                        new ConnectorsCommand(),
                        command("LineageCommand"),
                        command("MapCommand"),
                        command("RenameCommand"),
                        command("RestoreCommand"),
                        command("WhyCommand"),
                        command("SignCommand"),
                        command("TestCommand"),
                        command("TryCommand"),
                        new NewCommand(home -> List.of()),
                        new BenchCommand())));
    }

    @Test
    void lineageOfThePilot() throws IOException {
        Lineage pilot = Lineage.of(Catalog.read(Path.of("")), LocalDate.of(2026, 11, 25));

        APPROVED.check("lineage", Format.JSON.write(pilot, null));
    }

    /** These are not public, for nobody should start a gateway but the command line. */
    private static Object command(String type) throws ReflectiveOperationException {
        var constructor = Class.forName("org.huitong." + type).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    @Test
    void settings() throws IOException {
        APPROVED.check("settings", Surface.settings(Path.of("config/application.properties")));
    }

    @Test
    void flow() throws IOException {
        APPROVED.check("flow", Surface.flow(PILOT));
    }

    @Test
    void everyOperationNamesItsPermissionAndEverySettingIsExplained() throws IOException {
        assertThat(Surface.adminApi(Path.of("src/main/resources/openapi/admin.json")))
                .doesNotContain("NONE GIVEN");
        assertThat(Surface.settings(Path.of("config/application.properties"))).doesNotContain("NOT EXPLAINED");
    }

    @Test
    void findsAnOperationWithoutPermissionAndASettingWithoutWords(@TempDir Path bad) throws IOException {
        Path contract = Files.writeString(bad.resolve("api.json"), "{\"paths\": {\"/rows\": {\"get\": {}}}}");
        Path settings = Files.writeString(bad.resolve("application.properties"), "huitong.edge.port=8080\n");

        assertThat(Surface.adminApi(contract)).contains("GET  /api/v1/rows").contains("NONE GIVEN");
        assertThat(Surface.settings(settings)).contains("NOT EXPLAINED");
    }

    @Test
    void aChangeSaysHowToApproveItAndIsThenKept(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("flow.txt"), "receive → normalize\n");

        assertThatThrownBy(() -> new Approved(folder, false).check("flow", "receive → publish\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dapprove=true");

        new Approved(folder, true).check("flow", "receive → publish\n");
        assertThat(folder.resolve("flow.txt")).hasContent("receive → publish\n");
    }
}

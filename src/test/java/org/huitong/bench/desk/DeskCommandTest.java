package org.huitong.bench.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.message.Json;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole bench on few rows, and what it refuses. No time is looked at. */
final class DeskCommandTest {
    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--dir", dir.toString()));
        all.addAll(List.of(arguments));
        return new CommandLine(new DeskCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void desksOfBothStoresAreMeasured() throws Exception {
        for (String store : List.of("", TestPostgres.database())) {
            out.getBuffer().setLength(0);

            assertThat(run("--rows", "6000", "--asks", "2", "--store", store, "--json"))
                    .as(errors::toString)
                    .isZero();

            JsonNode report = Json.MAPPER.readTree(out.toString());
            assertThat(report.get("rows").intValue()).isEqualTo(6_000);
            assertThat(report.get("found").booleanValue()).isTrue();
            assertThat(report.get("questions")).hasSize(17);
            assertThat(report.get("targets")).hasSize(4);
            assertThat(report.get("bytes").longValue()).isPositive();
            assertThat(report.get("store").textValue()).startsWith(store.isEmpty() ? "SQLite" : "PostgreSQL");
        }
    }

    @Test
    void databaseThatHoldsAStoreIsLeftAlone() {
        StoreSettings settings = TestPostgres.store(dir);
        Store.open(settings).close();

        assertThat(run("--rows", "10", "--store", settings.url())).isEqualTo(2);
        assertThat(errors.toString()).contains("holds the tables of a store already");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        refused("--rows is from 1", "--rows", "0");
        refused("--asks is from 1", "--asks", "0");
        refused("--store is jdbc:postgresql:", "--store", "jdbc:mysql://h/d");
        refused("names no password", "--store", "jdbc:postgresql://h/d?password=x");
        refused("go with a --store by address", "--user", "u");
        refused("NOBODY_SET_THIS is not set", "--store", "jdbc:postgresql://h/d", "--password-from", "NOBODY_SET_THIS");
        refused("SQLSTATE 08001", "--store", "jdbc:postgresql://127.0.0.1:1/d");
    }

    private void refused(String says, String... arguments) {
        errors.getBuffer().setLength(0);
        assertThat(run(arguments)).as(says).isEqualTo(2);
        assertThat(errors.toString()).contains(says);
    }
}

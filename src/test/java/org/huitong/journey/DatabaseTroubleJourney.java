package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.huitong.pilot.PopulationBureau;
import org.huitong.pilot.RealEstateRegistry;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL under both the polled and the receiving system, stopped and started again, and its table renamed. */
@Timeout(180)
class DatabaseTroubleJourney {
    @TempDir
    private Path folder;

    private EmbeddedPostgres postgres;

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void databaseThatGoesAndComesBackLosesNothing() throws Exception {
        postgres = postgres(0);
        String url = postgres.getJdbcUrl("postgres", "postgres");
        try (Pilot pilot = new Pilot(Path.of(""), folder.resolve("data"), url, url)) {
            pilot.start();
            pilot.bureau.apply(Invented.rows(1, 20));
            registered(pilot, url, 20);

            wrongTable(pilot, url);
            down(pilot, url);
        } finally {
            postgres.close();
        }
    }

    private static void registered(Pilot pilot, String url, int people) {
        Pilot.until(people + " people in the registry").ignoreExceptions().until(() -> held(url) == people);
        Tally tally = pilot.settled("people in the registry", Pilot.REGISTRY_PEOPLE, people);
        assertThat(tally.delivered()).isEqualTo(people);
        assertThat(tally.parked()).isZero();
    }

    private static int held(String url) throws SQLException {
        try (RealEstateRegistry registry = new RealEstateRegistry(url)) {
            return registry.held().size();
        }
    }

    /** SQLSTATE 42P01: the door is wrong, so nothing is parked. */
    private static void wrongTable(Pilot pilot, String url) throws Exception {
        execute(url, "ALTER TABLE BDC_CZRK RENAME TO BDC_OLD");
        pilot.bureau.apply(Invented.rows(21, 20));
        Pilot.until("the worker pauses: no such table")
                .until(() -> status(pilot).path("cause").asText().startsWith("DELIVER-CONNECTOR"));
        assertThat(status(pilot).path("state").asText()).isEqualTo("paused");
        assertThat(status(pilot).path("cause").asText()).contains("42P01");
        assertThat(status(pilot).path("parked").asLong()).isZero();
        assertThat(pilot.consumer(Pilot.HALL_PEOPLE).delivered())
                .as("the other consumer goes on")
                .isPositive();

        execute(url, "ALTER TABLE BDC_OLD RENAME TO BDC_CZRK");
        registered(pilot, url, 40);
    }

    private static JsonNode status(Pilot pilot) throws IOException, InterruptedException {
        return pilot.desk().status("subscriptions", "id", Pilot.REGISTRY_PEOPLE);
    }

    private void down(Pilot pilot, String url) throws Exception {
        pilot.hall.setDown(true);
        int port = postgres.getPort();
        postgres.close();
        Pilot.until("the source says that its table cannot be read")
                .until(() -> pilot.desk()
                        .status("sources", "system", Pilot.BUREAU)
                        .path("state")
                        .asText()
                        .equals("failing"));

        postgres = postgres(port);
        try (PopulationBureau bureau = new PopulationBureau(url)) {
            bureau.apply(Invented.rows(41, 20));
        }
        registered(pilot, url, 60);

        postgres.close();
        pilot.hall.setDown(false);
        Pilot.until("the hall, which was down all the while, has everybody")
                .until(() -> pilot.hall.latest(Pilot.PEOPLE).size() == 60);
        postgres = postgres(port);
    }
}

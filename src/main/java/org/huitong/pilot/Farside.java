package org.huitong.pilot;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * The far ends of the pilot that listen or hold tables, in this process: two in-memory databases and the hall.
 *
 * @param overrides how the gateway finds them: {@code population.jdbcUrl}, {@code realEstate.jdbcUrl}, {@code hall.url},
 *     {@code hall.token}
 */
record Farside(
        PopulationBureau population, RealEstateRegistry realEstate, ServiceHall hall, Map<String, String> overrides)
        implements AutoCloseable {

    static Farside open(String hallToken) throws IOException, SQLException {
        String populationUrl = inMemory("population");
        String realEstateUrl = inMemory("real-estate");
        ServiceHall hall = new ServiceHall(hallToken);
        Map<String, String> overrides = Map.of(
                "population.jdbcUrl", populationUrl,
                "realEstate.jdbcUrl", realEstateUrl,
                "hall.url", hall.uri().toString(),
                "hall.token", hallToken);
        return new Farside(new PopulationBureau(populationUrl), new RealEstateRegistry(realEstateUrl), hall, overrides);
    }

    /** A new database; it lives until the process ends, or the gateway's pool could lose it between two connections. */
    static String inMemory(String name) {
        return "jdbc:h2:mem:" + name + "-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=";
    }

    @Override
    public void close() throws SQLException, IOException {
        hall.close();
        population.close();
        realEstate.close();
    }
}

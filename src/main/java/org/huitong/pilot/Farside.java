package org.huitong.pilot;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The far ends of the pilot that listen or hold tables, in this process: two in-memory databases, a broker, a folder and the hall.
 *
 * @param overrides how the gateway finds them: {@code population.jdbcUrl}, {@code realEstate.jdbcUrl}, {@code hall.url},
 *     {@code hall.token}, {@code tax.…}
 */
record Farside(
        PopulationBureau population,
        RealEstateRegistry realEstate,
        ServiceHall hall,
        TaxBureau tax,
        OpenDataSite openSite,
        Map<String, String> overrides)
        implements AutoCloseable {

    static Farside open(String hallToken, Path folder) throws IOException, SQLException {
        String populationUrl = inMemory("population");
        String realEstateUrl = inMemory("real-estate");
        ServiceHall hall = new ServiceHall(hallToken);
        TaxBureau tax = new TaxBureau("demo-" + UUID.randomUUID());
        Map<String, String> overrides = new LinkedHashMap<>(tax.overrides());
        overrides.put("population.jdbcUrl", populationUrl);
        overrides.put("realEstate.jdbcUrl", realEstateUrl);
        overrides.put("hall.url", hall.uri().toString());
        overrides.put("hall.token", hallToken);
        OpenDataSite openSite = new OpenDataSite(folder);
        overrides.put("openData.folder", openSite.folder().toString());
        return new Farside(
                new PopulationBureau(populationUrl),
                new RealEstateRegistry(realEstateUrl),
                hall,
                tax,
                openSite,
                overrides);
    }

    /** A new database; it lives until the process ends, or the gateway's pool could lose it between two connections. */
    static String inMemory(String name) {
        return "jdbc:h2:mem:" + name + "-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=";
    }

    @Override
    public void close() throws SQLException, IOException {
        hall.close();
        tax.close();
        population.close();
        realEstate.close();
    }
}

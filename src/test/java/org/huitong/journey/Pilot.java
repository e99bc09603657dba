package org.huitong.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.huitong.PilotGateway;
import org.huitong.pilot.PopulationBureau;
import org.huitong.pilot.RealEstateRegistry;
import org.huitong.pilot.ServiceHall;
import org.huitong.pilot.Tallies;
import org.huitong.pilot.Tally;

/**
 * The pilot of one journey: far ends of its own, and a gateway that may be stopped and started again on the same state.
 * Pauses are short, because a journey waits for them.
 */
final class Pilot implements Site, AutoCloseable {
    static final String PEOPLE = "population-basic";
    static final String INSURED = "social-insurance-status";
    static final String BUREAU = "public-security.population";
    static final String INSURANCE = "human-resources.social-insurance";
    static final String HALL_PEOPLE = "government-service.hall." + PEOPLE;
    static final String HALL_INSURED = "government-service.hall." + INSURED;
    static final String REGISTRY_PEOPLE = "natural-resources.real-estate." + PEOPLE;
    static final String HALL_TOKEN = "journey&token%41+";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final ServiceHall hall;
    final PopulationBureau bureau;
    final RealEstateRegistry registry;
    final Path data;
    final Map<String, String> settings = new HashMap<>();
    private final Path home;
    private PilotGateway gateway;

    Pilot(Path home, Path data, String bureauUrl, String registryUrl) throws IOException, SQLException {
        this.home = home;
        this.data = data.toAbsolutePath();
        hall = new ServiceHall(HALL_TOKEN);
        bureau = new PopulationBureau(bureauUrl);
        registry = new RealEstateRegistry(registryUrl);
        settings.put("population.jdbcUrl", bureauUrl);
        settings.put("realEstate.jdbcUrl", registryUrl);
        settings.put("hall.url", hall.uri().toString());
        settings.put("hall.token", HALL_TOKEN);
        settings.put(
                "openData.folder",
                Files.createDirectories(this.data.resolve("open-data")).toString());
        settings.put(
                "enterprises.folder",
                Files.createDirectories(this.data.resolve("drop")).toString());
        settings.put("huitong.data.dir", this.data.toString());
        settings.put("huitong.edge.port", "0");
        settings.put("huitong.operate.port", "0");
        settings.put("huitong.observe.port", "0");
        settings.put("huitong.bus.journalFileBytes", "1048576");
        settings.put("huitong.bus.minFreeBytes", "1048576");
        settings.put("huitong.deliver.firstPauseMillis", "50");
        settings.put("huitong.deliver.longestPauseMillis", "200");
    }

    /** On the checkout's own home, with two new databases in memory; not started. */
    static Pilot inMemory(Path data) throws IOException, SQLException {
        return inMemory(Path.of(""), data);
    }

    static Pilot inMemory(Path home, Path data) throws IOException, SQLException {
        return new Pilot(home, data, memory("bureau"), memory("registry"));
    }

    /** It lives until the process ends, or the gateway's pool could lose it between two connections. */
    static String memory(String name) {
        return "jdbc:h2:mem:" + name + "-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=";
    }

    Pilot with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Without a broker of the taxpayer register its route stays out: its alarm would be everybody's. */
    Pilot start() {
        if (!settings.containsKey("tax.brokerUrl")) {
            settings.put("camel.main.routesExcludePattern", "**/tax.taxpayers/*");
        }
        gateway = new PilotGateway(home);
        gateway.start(settings);
        return this;
    }

    void stop() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    void restart() {
        stop();
        start();
    }

    PilotGateway gateway() {
        return gateway;
    }

    @Override
    public String observe() {
        return gateway.huitong().observe().toString();
    }

    @Override
    public ServiceHall hall() {
        return hall;
    }

    @Override
    public Sender sender(String system) {
        return new Sender(gateway.dataPlane(), gateway.tokenOf(system));
    }

    Desk desk() {
        return new Desk(gateway.admin(), data);
    }

    Tally chimney(String system) {
        return gateway.tallies().chimneys().get(system);
    }

    @Override
    public Tally consumer(String subscription) {
        return gateway.tallies().consumers().get(subscription);
    }

    /** Names what is waited for, so that a hang tells where. */
    static ConditionFactory until(String what) {
        return await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).pollDelay(Duration.ZERO);
    }

    /** Every record that was received by now has an end or waits for a person. */
    Tallies settled(String when) {
        until(when + ": the store has heard of it")
                .until(() -> gateway.huitong().core().caughtUp());
        until(when + ": all counts add up").until(() -> gateway.tallies().addUp());
        return gateway.tallies();
    }

    @Override
    public void close() throws IOException, SQLException {
        stop();
        hall.close();
        bureau.close();
        registry.close();
    }
}

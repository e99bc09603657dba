package org.huitong.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sample.Chimney;

/** A gateway that can die, with everything around it that cannot. One thread drives it. */
public final class Scene implements AutoCloseable {
    private final Path home;
    private final FarEnds farEnds;
    private final GatewayProcess gateway;
    private final Admin admin;
    private final Load load;
    private final Operator operator;
    private final Exchange exchange;

    /**
     * What a scene is made of.
     *
     * @param installation whose config, connectors and routes are copied
     * @param directory empty; receives the copy ({@code home}), its state and its log
     * @param settings that differ from the installation's, besides ports and pauses
     * @param history whether the far ends remember what was when
     */
    public record Plan(
            Path installation, Path directory, Jvm jvm, Map<String, String> settings, long seed, boolean history) {}

    public Scene(Plan plan) throws IOException, SQLException {
        home = plan.directory().toAbsolutePath().resolve("home");
        // Drivers unpack their native parts there, and a test run may name a folder that nobody has made.
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
        farEnds = new FarEnds(plan.history());
        int door = freePort();
        int adminPort = freePort();
        Map<String, String> settings = new LinkedHashMap<>(farEnds.settings());
        settings.put("huitong.edge.port", Integer.toString(door));
        settings.put("huitong.operate.port", Integer.toString(adminPort));
        settings.put("huitong.observe.port", "0");
        settings.put("huitong.deliver.firstPauseMillis", "50");
        settings.put("huitong.deliver.longestPauseMillis", "500");
        settings.putAll(plan.settings());
        CrashHome.write(home, plan.installation(), settings);
        gateway = new GatewayProcess(home, home.resolveSibling("gateway.log"), door, plan.jvm());
        admin = new Admin(adminPort, home.resolve("data/admin.token"));
        operator = new Operator(admin, farEnds.counter(), farEnds.moments());
        URI records = URI.create(
                "http://127.0.0.1:" + door + "/exchange/v1/resources/" + Chimney.INSURANCE.resource() + "/records");
        exchange = new Exchange(records, this::token, farEnds.moments());
        load = new Load(plan.seed(), exchange, farEnds);
    }

    /** One start and stop of a gateway in a folder of its own, for the archive of classes, where there is none yet. */
    public static void train(Path installation, Path directory, Jvm jvm)
            throws IOException, InterruptedException, SQLException {
        if (jvm.untrained()) {
            Plan plan = new Plan(installation, directory, jvm, Map.of(), 0, false);
            try (Scene scene = new Scene(plan)) {
                scene.gateway.train();
            }
        }
    }

    public Path home() {
        return home;
    }

    /** Where the gateway keeps its state. */
    public Path data() {
        return home.resolve("data");
    }

    public FarEnds farEnds() {
        return farEnds;
    }

    public GatewayProcess gateway() {
        return gateway;
    }

    public Admin admin() {
        return admin;
    }

    public Load load() {
        return load;
    }

    public Operator operator() {
        return operator;
    }

    public Exchange exchange() {
        return exchange;
    }

    /** Everything that can be seen now; the status is of a rest. */
    public Evidence evidence(JsonNode status, Truth declared, List<String> trouble)
            throws IOException, InterruptedException, SQLException {
        Map<String, Set<Long>> parked = admin.parked();
        List<String> all = new ArrayList<>(load.ledger().trouble());
        all.addAll(trouble);
        if (!load.register().trouble().isEmpty()) {
            all.add(load.register().trouble());
        }
        return new Evidence(
                declared,
                load.register().truth(),
                load.register().overwritten(),
                farEnds.newestInRegister(),
                farEnds.counter().came(),
                farEnds.realEstate().rows(),
                status,
                parked,
                all);
    }

    private String token() {
        try {
            return Files.readString(home.resolve("data/secrets/" + Chimney.INSURANCE.system() + ".token"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        gateway.close();
        farEnds.close();
    }
}

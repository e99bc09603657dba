package org.huitong.bench.kill;

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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.huitong.pilot.Arrival;
import sample.Chimney;

/** Starts, loads, kills, starts again, and at last lets everything come to rest and looks. Use once, from one thread. */
public final class KillRun implements AutoCloseable {
    private static final int LONGEST_LIFE = 1_800;
    private static final int SHORT_LIFE = 150;
    private static final int SHORT_OF = 5;
    private static final int LOOK_MILLIS = 250;
    private static final int QUIET_LOOKS = 12;

    private final Plan plan;
    private final Consumer<String> progress;
    private final Random random;
    private final Path home;
    private final FarEnds farEnds = new FarEnds();
    private final GatewayProcess gateway;
    private final Admin admin;
    private final Load load;
    private final List<Kill> kills = new ArrayList<>();
    private long startMillis;
    private int starts;

    /**
     * What is asked for.
     *
     * @param cycles kills that count
     * @param installation whose config, connectors and routes are copied
     * @param directory empty; receives the copy, its state and its log
     */
    public record Plan(int cycles, long seed, Fault fault, Path installation, Path directory) {}

    /** @param progress hears a line for each kill */
    public KillRun(Plan plan, Consumer<String> progress) throws IOException, SQLException {
        this.plan = plan;
        this.progress = progress;
        this.random = new Random(plan.seed());
        this.home = plan.directory().toAbsolutePath().resolve("home");
        int door = freePort();
        int adminPort = freePort();
        Map<String, String> settings = new LinkedHashMap<>(farEnds.settings());
        settings.put("huitong.edge.port", Integer.toString(door));
        settings.put("huitong.operate.port", Integer.toString(adminPort));
        settings.put("huitong.observe.port", "0");
        settings.put("huitong.deliver.firstPauseMillis", "50");
        settings.put("huitong.deliver.longestPauseMillis", "500");
        KillHome.write(home, plan.installation(), settings);
        KillHome.plant(home, plan.fault());
        gateway = new GatewayProcess(home, home.resolveSibling("gateway.log"), door);
        admin = new Admin(adminPort, home.resolve("data/admin.token"));
        URI records = URI.create(
                "http://127.0.0.1:" + door + "/exchange/v1/resources/" + Chimney.INSURANCE.resource() + "/records");
        load = new Load(plan.seed(), records, this::token, farEnds.population());
    }

    /** The whole of it. */
    public KillReport run() throws IOException, InterruptedException, SQLException {
        start();
        load.start();
        while (kills.size() < plan.cycles()) {
            long life = random.nextInt(random.nextInt(SHORT_OF) == 0 ? SHORT_LIFE : LONGEST_LIFE);
            TimeUnit.MILLISECONDS.sleep(life);
            Kill kill = load.look(life, farEnds.counter());
            gateway.kill();
            PollProbe.forget();
            if (kill.counts()) {
                kills.add(kill);
                say(kill);
            }
            start();
        }
        TimeUnit.MILLISECONDS.sleep(LONGEST_LIFE);
        load.finish();
        JsonNode status = rest();
        KillReport report = report(status);
        gateway.close();
        return report;
    }

    private void start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        gateway.start();
        startMillis += TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        starts++;
    }

    private void say(Kill kill) {
        progress.accept("kill %d/%d after %d ms: %d pushes open, %s"
                .formatted(
                        kills.size(),
                        plan.cycles(),
                        kill.afterMillis(),
                        kill.pushes().size(),
                        kill.seen().stream().map(window -> window.rows).toList()));
    }

    /** Waits until nothing changes any more. */
    private JsonNode rest() throws IOException, InterruptedException {
        JsonNode before = null;
        int arrivals = -1;
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            JsonNode now = admin.status();
            int arrived = farEnds.counter().hall().arrivals().size();
            quiet = now.equals(before) && arrived == arrivals ? quiet + 1 : 0;
            before = now;
            arrivals = arrived;
        }
        return before;
    }

    private KillReport report(JsonNode status) throws IOException, InterruptedException, SQLException {
        List<Arrival> arrivals = farEnds.counter().hall().arrivals();
        Ledger ledger = load.ledger();
        Register register = load.register();
        List<String> trouble = new ArrayList<>(ledger.trouble());
        if (!register.trouble().isEmpty()) {
            trouble.add(register.trouble());
        }
        Evidence evidence = new Evidence(
                ledger.truth(),
                register.truth(),
                register.overwritten(),
                farEnds.newestInRegister(),
                arrivals,
                farEnds.realEstate().rows(),
                status,
                admin.parked(),
                trouble);
        List<Set<CrashWindow>> windows =
                kills.stream().map(kill -> kill.windows(ledger, arrivals)).toList();
        Map<String, Long> facts = new LinkedHashMap<>();
        facts.put("acknowledged", (long) ledger.truth().count());
        facts.put("polled changes", (long) register.truth().count());
        facts.put("polls", PollProbe.reads());
        facts.put("arrivals", (long) arrivals.size());
        facts.put("of them repeats", (long) farEnds.counter().hall().repeats());
        facts.put("parked", (long)
                evidence.parked().values().stream().mapToInt(Set::size).sum());
        facts.put("ms per start", startMillis / starts);
        return new KillReport(plan.seed(), windows, Checker.broken(evidence), facts);
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

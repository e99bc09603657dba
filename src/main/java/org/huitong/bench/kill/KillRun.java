package org.huitong.bench.kill;

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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import sample.Chimney;

/** Starts, loads, kills, starts again, and at last lets everything come to rest and looks. Use once, from one thread. */
public final class KillRun implements AutoCloseable {
    private static final int LONGEST_LIFE = 1_800;
    private static final int SHORT_LIFE = 150;
    private static final int SHORT_OF = 5;
    private static final String STORE = "data/huitong.db";
    private static final int LOCKED_OF = 7;
    private static final int BIRTHS = 3;
    private static final int EARLIEST = 600;
    private static final int LONGEST_BIRTH = 3_000;

    private final Plan plan;
    private final Consumer<String> progress;
    private final Random random;
    private final Path home;
    private final FarEnds farEnds = new FarEnds();
    private final GatewayProcess gateway;
    private final Admin admin;
    private final Load load;
    private final Operator operator;
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
        operator = new Operator(admin, farEnds.counter());
        URI records = URI.create(
                "http://127.0.0.1:" + door + "/exchange/v1/resources/" + Chimney.INSURANCE.resource() + "/records");
        load = new Load(plan.seed(), records, this::token, farEnds.population());
    }

    /** The whole of it. */
    public KillReport run() throws IOException, InterruptedException, SQLException {
        birth();
        start();
        load.start();
        daemon(operator, "operator");
        while (kills.size() < plan.cycles()) {
            long life = random.nextInt(random.nextInt(SHORT_OF) == 0 ? SHORT_LIFE : LONGEST_LIFE);
            Kill kill = kills.size() % LOCKED_OF == LOCKED_OF - 1 ? dieLocked(life) : die(life);
            if (kill.counts()) {
                kills.add(kill);
                say(kill);
            }
            start();
        }
        TimeUnit.MILLISECONDS.sleep(LONGEST_LIFE);
        load.finish();
        Inquest inquest = new Inquest(admin, farEnds, load);
        inquest.rest();
        operator.stop();
        Poison poison = new Poison(gateway, admin, farEnds.counter(), progress);
        if (plan.fault() == Fault.NONE) {
            poison.take(load.register());
        }
        Evidence evidence = inquest.evidence(inquest.rest(), poison);
        gateway.close();
        return inquest.report(plan.seed(), kills, evidence, startMillis / starts);
    }

    /** Dies while it makes its store, journal, secrets, queues and tokens for the first time (C1, S1). */
    private void birth() throws IOException, InterruptedException {
        for (int i = 0; i < BIRTHS; i++) {
            gateway.launch();
            TimeUnit.MILLISECONDS.sleep(EARLIEST + random.nextInt(LONGEST_BIRTH));
            gateway.kill();
        }
    }

    private Kill dieLocked(long life) throws InterruptedException, SQLException {
        StoreLock lock = new StoreLock(home.resolve(STORE));
        try {
            Kill kill = die(life);
            kill.seen().add(CrashWindow.STORE_LOCKED);
            return kill;
        } finally {
            lock.close();
        }
    }

    private Kill die(long life) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(life);
        Kill kill = load.look(life, farEnds.counter(), operator);
        gateway.kill();
        PollProbe.forget();
        return kill;
    }

    private void start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        if (!gateway.start()) {
            throw new HuitongException(
                    ErrorCode.INTERNAL, "the gateway on " + home + " ended by itself. Read gateway.log beside it.");
        }
        startMillis += TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        starts++;
    }

    /** A thread that does not keep the process alive. */
    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
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

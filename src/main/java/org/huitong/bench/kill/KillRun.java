package org.huitong.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.huitong.bench.crash.Checker;
import org.huitong.bench.crash.DiskTap;
import org.huitong.bench.crash.Evidence;
import org.huitong.bench.crash.Jvm;
import org.huitong.bench.crash.Preload;
import org.huitong.bench.crash.Scene;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Starts, loads, kills, starts again; after every round of kills it lets everything come to rest, looks, and forgets what
 * has been checked, so that its memory stays as it is however long it runs. Use once, from one thread.
 */
public final class KillRun implements AutoCloseable {
    private static final int BIRTHS = 3;
    private static final int EARLIEST = 300;
    private static final int LONGEST_BIRTH = 2_500;
    private static final int QUIET_LOOKS = 15;
    /** A planted fault answers with a receipt of its own making, whose counts show nothing about what was lost. */
    private static final String MADE_UP = "receipt:";

    private final Plan plan;
    private final Consumer<String> progress;
    private final Random random;
    private final Scene scene;
    private final Executioner executioner;
    private final Checker checker = new Checker();
    private final List<Kill> round = new ArrayList<>();
    private final KillTally tally = new KillTally();
    private long startMillis;
    private int starts;
    private long arrivals;

    /**
     * What is asked for.
     *
     * @param cycles kills that count
     * @param round kills between two checks
     * @param installation whose config, connectors and routes are copied
     * @param directory empty; receives the copy, its state and its log
     * @param tools kept from run to run: the archive of classes
     */
    public record Plan(int cycles, int round, long seed, Fault fault, Path installation, Path directory, Path tools) {}

    /** @param progress hears a line for each kill */
    public KillRun(Plan plan, Consumer<String> progress) throws IOException, InterruptedException, SQLException {
        this.plan = plan;
        this.progress = progress;
        this.random = new Random(plan.seed());
        Jvm jvm = Jvm.in(plan.tools());
        Scene.train(plan.installation(), plan.directory().resolve("training"), jvm);
        scene = new Scene(new Scene.Plan(plan.installation(), plan.directory(), jvm, Map.of(), plan.seed(), false));
        Mutant.plant(scene.home(), plan.fault());
        boolean disks = Preload.compiler().isPresent();
        if (!disks) {
            progress.accept("no C compiler: kills are not aimed at moments of the disk");
        }
        executioner = new Executioner(scene, random, disks ? DiskTap.in(plan.directory()) : null);
    }

    /** The whole of it; ends early where a round has found a broken promise. */
    public KillReport run() throws IOException, InterruptedException, SQLException {
        long begin = System.nanoTime();
        birth();
        List<String> broken = List.of();
        start();
        scene.operator().start();
        while (tally.kills() < plan.cycles() && broken.isEmpty()) {
            round();
            boolean last = tally.kills() + round.size() >= plan.cycles();
            broken = check(last && plan.fault() == Fault.NONE);
        }
        scene.operator().stop();
        scene.gateway().close();
        return report(broken, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    /** Dies while it makes its store, journal, secrets, queues and tokens for the first time (C1, S1). */
    private void birth() throws IOException, InterruptedException {
        for (int i = 0; i < BIRTHS; i++) {
            scene.gateway().launch(Map.of());
            TimeUnit.MILLISECONDS.sleep(EARLIEST + random.nextInt(LONGEST_BIRTH));
            scene.gateway().kill();
        }
    }

    private void round() throws IOException, InterruptedException, SQLException {
        scene.load().start();
        while (round.size() < plan.round() && tally.kills() + round.size() < plan.cycles()) {
            Kill kill = executioner.next();
            if (kill.counts()) {
                round.add(kill);
                say(kill);
            }
            if (!executioner.startsByItself()) {
                start();
            }
        }
        if (!scene.gateway().alive()) {
            start();
        }
        scene.load().finish();
    }

    /** What is broken so far, once all is quiet; then everything that was checked is forgotten. */
    private List<String> check(boolean withPoison) throws IOException, InterruptedException, SQLException {
        JsonNode status = scene.admin().rest(scene.farEnds().counter(), QUIET_LOOKS);
        tally.enter(round, scene.load().ledger(), scene.farEnds().counter().came());
        round.clear();
        List<String> trouble = new ArrayList<>();
        if (withPoison) {
            scene.operator().stop();
            Poison poison = new Poison(scene, progress);
            poison.take();
            status = scene.admin().rest(scene.farEnds().counter(), QUIET_LOOKS);
            poison.trouble(scene.admin().parked()).ifPresent(trouble::add);
        }
        Evidence evidence = scene.evidence(status, scene.load().ledger().truth(), trouble);
        List<String> broken = checker.check(evidence).stream()
                .filter(line -> plan.fault() == Fault.NONE || !line.startsWith(MADE_UP))
                .toList();
        arrivals += evidence.came().size();
        progress.accept("checked after kill " + tally.kills() + ": "
                + (broken.isEmpty() ? "nothing broken" : broken.size() + " promises broken"));
        scene.load().ledger().forget();
        scene.load().register().forget();
        scene.farEnds().forget();
        return broken;
    }

    private void start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        if (!scene.gateway().start(Map.of())) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "the gateway on " + scene.home() + " ended by itself. Read gateway.log beside it; its"
                            + " last word: " + scene.gateway().lastWord());
        }
        startMillis += TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        starts++;
    }

    private KillReport report(List<String> broken, long millis) {
        Map<String, Long> facts = new LinkedHashMap<>();
        facts.put("acknowledged", scene.load().ledger().truth().count());
        facts.put("polled changes", scene.load().register().truth().count());
        facts.put("polls", scene.farEnds().polls().reads());
        facts.put("arrivals", arrivals);
        facts.put("of them repeats", checker.repeats());
        facts.put("replayed", (long) scene.farEnds().counter().replayed());
        facts.put("deaths of the poison", (long) scene.farEnds().counter().deaths());
        facts.put("ms per start", startMillis / starts);
        facts.put("ms per cycle", millis / Math.max(1, tally.kills()));
        return new KillReport(plan.seed(), tally, broken, facts);
    }

    private void say(Kill kill) {
        progress.accept("kill %d/%d %s%s: %d pushes open, %s"
                .formatted(
                        tally.kills() + round.size(),
                        plan.cycles(),
                        kill.aim(),
                        kill.hit() ? "" : " (missed)",
                        kill.pushes().size(),
                        kill.seen().stream().map(window -> window.rows).toList()));
    }

    @Override
    public void close() throws IOException, SQLException {
        scene.close();
    }
}

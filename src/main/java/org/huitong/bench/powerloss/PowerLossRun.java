package org.huitong.bench.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huitong.bench.crash.DiskTap;
import org.huitong.bench.crash.Jvm;
import org.huitong.bench.crash.Scene;

/** Records a gateway, takes its power away at some moments, records another one. Use once, from one thread. */
public final class PowerLossRun {
    private final Plan plan;
    private final Consumer<String> progress;
    private final Random random;
    private final Jvm jvm;
    private final DiskTap tap;
    private final PowerLossReport report;
    private final List<Cut> turn = new ArrayList<>();
    private long changes;

    /**
     * What is asked for.
     *
     * @param cycles power losses
     * @param perRecording how many moments of one recorded life are taken
     * @param seconds of load in a recorded life
     * @param installation whose config, connectors and routes are copied
     * @param directory empty; receives everything
     * @param tools kept from run to run: the archive of classes
     */
    public record Plan(
            int cycles,
            int perRecording,
            int seconds,
            long seed,
            Plant plant,
            Path installation,
            Path directory,
            Path tools) {}

    /** @param progress hears a line for each cycle */
    public PowerLossRun(Plan plan, Consumer<String> progress) throws IOException, InterruptedException, SQLException {
        this.plan = plan;
        this.progress = progress;
        this.random = new Random(plan.seed());
        tap = DiskTap.in(plan.directory());
        jvm = Jvm.in(plan.tools());
        Scene.train(plan.installation(), plan.directory().resolve("training"), jvm);
        report = new PowerLossReport(plan.seed(), plan.plant());
    }

    /** The whole of it; ends early where a cycle has found a broken promise. */
    public PowerLossReport run() throws IOException, InterruptedException, SQLException {
        long begin = System.nanoTime();
        Recording recording = null;
        for (int cycle = 0; cycle < plan.cycles() && report.broken().isEmpty(); cycle++) {
            if (cycle % plan.perRecording() == 0) {
                if (recording != null) {
                    Files.delete(recording.trace());
                }
                recording = record(cycle / plan.perRecording());
            }
            cycle(recording, cycle);
        }
        Map<String, Long> facts = new LinkedHashMap<>();
        facts.put("changes of the disk recorded", changes);
        facts.put("ms per cycle", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / report.cycles());
        return report.with(facts);
    }

    private Recording record(int number) throws IOException, InterruptedException, SQLException {
        Recording recording = Recording.make(scene("recording" + number, true), tap, plan.seconds());
        changes += recording.history().changes().size();
        progress.accept("recorded: %d pushes answered, %d changes of the disk, %d arrivals at the hall"
                .formatted(
                        recording.answered().size(),
                        recording.history().changes().size(),
                        recording.came().size()));
        recording.history().unseen().forEach(what -> report.broke("harness: it cannot follow " + what));
        return recording;
    }

    private void cycle(Recording recording, int number) throws IOException, InterruptedException, SQLException {
        Cut cut = cut();
        long at = cut.draw(recording, random);
        World world = World.at(recording, at);
        boolean strict = plan.plant() != Plant.NONE || random.nextBoolean();
        Survival survival = strict ? Survival.NOTHING : Survival.some(random);
        Scene.Plan around = scene("cycle" + number, false);
        try (Scene scene = new Scene(around)) {
            Disk.rebuild(
                    recording.history(),
                    recording.trace(),
                    recording.history().until(at),
                    plan.plant().works(recording.door()),
                    survival,
                    scene.data());
            Aftermath.Verdict verdict = new Aftermath(scene, world, random).look();
            report.add(cut, verdict);
            progress.accept("power loss %d/%d %s, %s of what was not synced: %d pushes answered, %d under way, %s%s"
                    .formatted(
                            number + 1,
                            plan.cycles(),
                            cut,
                            survival == Survival.NOTHING ? "nothing" : "some",
                            world.acknowledged().size(),
                            world.underWay().size(),
                            verdict.windows().stream()
                                    .map(window -> window.rows)
                                    .toList(),
                            verdict.broken().isEmpty() ? "" : ", BROKEN"));
        }
        if (report.broken().isEmpty()) {
            delete(around.directory());
        }
    }

    /** Each kind once, in a drawn order, then again; a planted fault has something to lose late in a life. */
    private Cut cut() {
        if (plan.plant() != Plant.NONE) {
            return Cut.LATE;
        }
        if (turn.isEmpty()) {
            turn.addAll(List.of(Cut.values()));
            Collections.shuffle(turn, random);
        }
        return turn.remove(0);
    }

    private Scene.Plan scene(String name, boolean history) throws IOException {
        Path directory = Files.createDirectories(plan.directory().resolve(name));
        // Small files, so that the journal goes from one to the next all the time.
        Map<String, String> settings = Map.of("huitong.bus.journalFileBytes", "1048576");
        return new Scene.Plan(plan.installation(), directory, jvm, settings, random.nextInt(), history);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}

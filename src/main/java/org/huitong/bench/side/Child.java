package org.huitong.bench.side;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huitong.bench.load.Burst;
import org.huitong.bench.load.Door;
import org.huitong.bench.load.Drive;
import org.huitong.bench.load.LoadClient;
import org.huitong.bench.load.Loop;
import org.huitong.bench.load.Witness;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** A side's process as its asker sees it. Used by one thread. */
public final class Child implements AutoCloseable {
    /** The same for every side: room for what the product's queue keeps over a turn, and the collector set as for run. */
    public static final List<String> JVM = List.of(
            "-Xms1g", "-Xmx2g", "-XX:MaxGCPauseMillis=10", "-XX:MaxTenuringThreshold=2", "-Dfile.encoding=UTF-8");

    static final long UNKNOWN = -1;

    /** The JVM warns on standard output, which carries the answers, unless told otherwise. */
    private static final List<String> WARNINGS = List.of("-Xlog:disable", "-Xlog:all=warning:stderr");

    private static final int STOP_SECONDS = 15;
    private static final int SETTLE_TRIES = 20;
    private static final long SETTLE_MILLIS = 250;

    private final String label;
    private final Path dir;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final LoadClient client;

    private Child(String label, Path dir, Process process, Loop loop) throws IOException {
        this.label = label;
        this.dir = dir;
        this.process = process;
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
        Door door = Json.read(answerLine("start"), Door.class);
        this.client = door == null ? null : new LoadClient(loop, door);
    }

    /**
     * Starts the process and waits until the side can be driven.
     *
     * @param label what the side is called in this run
     * @param dir receives its state and its log
     * @param home the installation the product is taken from
     * @param loop drives the senders
     */
    public static Child start(String label, SideName name, Setup setup, Path dir, Path home, Loop loop)
            throws IOException {
        Files.createDirectories(state(dir));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(JVM);
        builder.command().addAll(WARNINGS);
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), SideProcess.class.getName()));
        builder.command().addAll(List.of(name.toString(), state(dir).toString(), home.toString(), Json.text(setup)));
        builder.redirectError(log(dir).toFile());
        return new Child(label, dir, builder.start(), loop);
    }

    /** One burst and the CPU time it cost. Fails where an answer was wrong or a connection died. */
    public Measured drive(Drive drive) throws IOException {
        return drive(drive, Witness.NONE);
    }

    /** One burst, in which {@code witness} sees every answer with 202. */
    public Measured drive(Drive drive, Witness witness) throws IOException {
        long before = cpuNanos();
        Burst burst = client == null ? ask("drive " + Json.text(drive), Burst.class) : client.drive(drive, witness);
        requireWhole(burst);
        return new Measured(burst, cpuNanos() - before);
    }

    /** Begins to change the product's mapping, beside what follows. */
    public void change(Changing plan) throws IOException {
        ask("change " + Json.text(plan), Boolean.class);
    }

    /** Waits until that is done. */
    public Changed changed() throws IOException {
        return ask("changed", Changed.class);
    }

    /** CPU time of the side's whole process so far. */
    public long cpuNanos() throws IOException {
        return ask("cpu", Long.class);
    }

    /**
     * Takes the queued records away between turns, so that the last turn meets the same queue as the first. Fails where
     * they are not exactly as many as were answered.
     */
    public void purge(long answered) throws IOException {
        long queued = ask("purge", Long.class);
        if (queued != UNKNOWN && queued != answered) {
            throw failed("answered for " + answered + " records, but " + queued
                    + " are queued. Its figures mean nothing: mend the side");
        }
    }

    /**
     * Waits until nothing is on its way to a consumer any more. Fails where any subscription has been delivered more or
     * less than {@code records} since the side was started.
     */
    public void requireDelivered(long records) throws IOException {
        for (long delivered : ask("delivered", long[].class)) {
            if (delivered != records) {
                throw failed("acknowledged " + records + " records since its start, but delivered " + delivered
                        + " to a subscription");
            }
        }
    }

    /** @param load which load is recorded; empty for the scenario's own */
    public Recorder recorder(String load) {
        String file = load.isEmpty() ? "profile.jfr" : "profile-" + load.replaceAll("\\W+", "-") + ".jfr";
        return new Recorder(
                this,
                load.isEmpty() ? label : label + ", " + load,
                dir.resolve(file).toAbsolutePath());
    }

    /** Fails with {@code what} where it is not so. */
    public void require(boolean so, String what) {
        if (!so) {
            throw failed("has a wrong count: " + what);
        }
    }

    /** The serial number of the next record; only for a side with a door. */
    public long next() {
        return client.next();
    }

    /** The product moves events from journal to store after it has answered: waits until the disk is quiet. */
    public long diskBytes() throws IOException, InterruptedException {
        long last = -1;
        long now = DiskUse.bytes(state(dir));
        for (int i = 0; i < SETTLE_TRIES && now != last; i++) {
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            last = now;
            now = DiskUse.bytes(state(dir));
        }
        return now;
    }

    /** Once it is closed. The log stays. */
    public void removeState() throws IOException {
        DiskUse.remove(state(dir));
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // It has ended already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void requireWhole(Burst burst) {
        if (burst.requests() == 0 || burst.refused() > 0 || burst.dead() > 0) {
            throw failed("was driven: %d answered 202, %d answered otherwise, %d connections died"
                    .formatted(burst.requests(), burst.refused(), burst.dead()));
        }
    }

    <T> T ask(String question, Class<T> type) throws IOException {
        questions.write(question);
        questions.newLine();
        questions.flush();
        return Json.read(answerLine(question), type);
    }

    private String answerLine(String question) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw failed("was asked to " + question + ": its process ended");
        }
        return line;
    }

    private HuitongException failed(String what) {
        return new HuitongException(
                ErrorCode.INTERNAL, "bench side " + label + " " + what + ". Read " + log(dir) + ".");
    }

    private static Path state(Path dir) {
        return dir.resolve("state");
    }

    private static Path log(Path dir) {
        return dir.resolve("side.log");
    }
}

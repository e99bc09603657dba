package org.huitong.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** A side's process as its asker sees it. Used by one thread. */
final class Child implements AutoCloseable {
    static final long UNKNOWN = -1;

    // The same for every side, and room for what the product's queue keeps over the whole run.
    private static final List<String> JVM = List.of("-Xms1g", "-Xmx2g", "-Dfile.encoding=UTF-8");
    private static final int STOP_SECONDS = 15;

    private final SideName name;
    private final Path dir;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final LoadClient client;

    private Child(SideName name, Path dir, Process process) throws IOException {
        this.name = name;
        this.dir = dir;
        this.process = process;
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
        Side.Door door = Json.read(answerLine("start"), Side.Door.class);
        this.client = door == null ? null : new LoadClient(door);
    }

    /** Starts the process and waits until the side can be driven. {@code dir} receives its state and its log. */
    static Child start(SideName name, Path dir, Path home) throws IOException {
        Files.createDirectories(state(dir));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(JVM);
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), SideProcess.class.getName()));
        builder.command().addAll(List.of(name.toString(), state(dir).toString(), home.toString()));
        builder.redirectError(log(dir).toFile());
        return new Child(name, dir, builder.start());
    }

    /** One burst and the CPU time it cost the side's process. */
    Round drive(int connections, int seconds) throws IOException {
        long before = ask("cpu", Long.class);
        Burst burst = client == null
                ? ask("drive " + connections + " " + seconds, Burst.class)
                : client.drive(connections, seconds);
        requireWhole(burst);
        return Round.of(burst, ask("cpu", Long.class) - before);
    }

    /** Empties the side's queue between rounds, so that the last round meets the same queue as the first. */
    OptionalLong purge() throws IOException {
        long purged = ask("purge", Long.class);
        return purged == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(purged);
    }

    long diskBytes() throws IOException {
        return DiskUse.bytes(state(dir));
    }

    /** Once it is closed. The log stays. */
    void removeState() throws IOException {
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

    private <T> T ask(String question, Class<T> type) throws IOException {
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
                ErrorCode.INTERNAL, "bench side " + name.toString() + " " + what + ". Read " + log(dir) + ".");
    }

    private static Path state(Path dir) {
        return dir.resolve("state");
    }

    private static Path log(Path dir) {
        return dir.resolve("side.log");
    }
}

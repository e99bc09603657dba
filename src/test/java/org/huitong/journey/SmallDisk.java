package org.huitong.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A file system of its own under a folder, which can be filled, made read-only or frozen. Needs root. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private boolean frozen;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** In memory. Skips the test, aloud, where that is not allowed. */
    static SmallDisk tmpfs(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean mounted =
                run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "huitong-journey", folder.toString());
        assumeTrue(mounted, "no small file system: mounting a tmpfs needs root; run this test as root");
        return new SmallDisk(folder);
    }

    /** Ext4 in a file: the only kind here that can be frozen. */
    static SmallDisk ext4(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        SmallDisk disk = new SmallDisk(folder);
        String image = disk.image().toString();
        boolean mounted = run("truncate", "-s", mebibytes + "M", image)
                && run("mkfs.ext4", "-q", "-F", image)
                && run("mount", "-o", "loop,errors=remount-ro", image, folder.toString());
        assumeTrue(mounted, "no disk that can be frozen: a loop mount of ext4 needs root and loop devices");
        return disk;
    }

    /** Only while nobody has a file on it open for writing. */
    void readOnly(boolean on) throws IOException, InterruptedException {
        must("mount", "-o", "remount," + (on ? "ro" : "rw"), folder.toString());
    }

    /** As after an error of the device: ext4 turns read-only under those who write. */
    void fail() throws IOException, InterruptedException {
        Process find = new ProcessBuilder("findmnt", "-no", "SOURCE", folder.toString()).start();
        String device = new String(find.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Files.writeString(
                Path.of("/sys/fs/ext4", device.substring(device.lastIndexOf('/') + 1), "trigger_fs_error"), "1");
    }

    /**
     * What an operator does then, again until it works: everything on it must be closed, and a broker that gives up is not
     * done at once (its stop took longer than the test did, on a loaded machine), and one that tries to come back opens what
     * it finds, for a moment.
     */
    void mend() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!run("umount", folder.toString())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still open: " + open() + stopping());
            }
        }
        run("e2fsck", "-f", "-y", image().toString());
        must("mount", "-o", "loop,errors=remount-ro", image().toString(), folder.toString());
    }

    /** What of it this process has open. */
    private List<Path> open() throws IOException {
        List<Path> open = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path one : all) {
                if (Files.isSymbolicLink(one) && Files.readSymbolicLink(one).startsWith(folder)) {
                    open.add(Files.readSymbolicLink(one));
                }
            }
        }
        return open;
    }

    /** Where those threads are that are ending a broker. */
    private static String stopping() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (Stream.of(frames)
                    .anyMatch(f -> f.getMethodName().startsWith("stop")
                            || f.getClassName().contains("TimedBuffer"))) {
                text.append("\n").append(thread.getName()).append(' ').append(thread.getState());
                Stream.of(frames).forEach(f -> text.append("\n    ").append(f));
            }
        });
        return text.toString();
    }

    private Path image() {
        return folder.resolveSibling(folder.getFileName() + ".image");
    }

    void size(int mebibytes) throws IOException, InterruptedException {
        must("mount", "-o", "remount,size=" + mebibytes + "m", folder.toString());
    }

    /** Every write and sync on it waits until it is thawed. */
    void freeze() throws IOException, InterruptedException {
        must("fsfreeze", "-f", folder.toString());
        frozen = true;
    }

    void thaw() throws IOException, InterruptedException {
        must("fsfreeze", "-u", folder.toString());
        frozen = false;
    }

    private static void must(String... command) throws IOException, InterruptedException {
        if (!run(command)) {
            throw new AssertionError("failed: " + String.join(" ", command));
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor() == 0;
    }

    @Override
    public void close() throws IOException {
        try {
            if (frozen) {
                thaw();
            }
            run("umount", "-l", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

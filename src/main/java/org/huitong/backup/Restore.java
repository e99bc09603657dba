package org.huitong.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Brings a backup back. Stateless. */
public final class Restore {
    /** What the broker holds a lock on while it runs. */
    private static final List<String> LOCKS = List.of("bus/journal/server.lock", "bus/journal/serverlock.1");

    private Restore() {}

    /**
     * Reads every file of it.
     *
     * @throws HuitongException OPERATE-BACKUP where one is missing, more, or other than it was
     */
    public static Manifest verify(Path backup) {
        try {
            if (!Files.isRegularFile(backup.resolve(Manifest.NAME))) {
                throw wrong(backup, "has no " + Manifest.NAME + ", so that it is none, or never came to its end");
            }
            Manifest manifest = read(backup);
            if (manifest.form() != Manifest.FORM) {
                throw wrong(backup, "was made by another version of the gateway (form " + manifest.form() + ")");
            }
            Tree data = new Tree(backup.resolve(Backups.DATA));
            var there = new TreeSet<>(data.files(name -> true).keySet());
            for (var file : manifest.files().entrySet()) {
                if (!there.remove(file.getKey())) {
                    throw wrong(backup, "lacks " + file.getKey());
                }
                if (!Manifest.part(data, file.getKey()).equals(file.getValue())) {
                    throw wrong(backup, "has another " + file.getKey() + " than was put there");
                }
            }
            if (!there.isEmpty()) {
                throw wrong(backup, "has " + there.first() + ", which was not put there");
            }
            return manifest;
        } catch (IOException e) {
            throw Backups.failed("reading the backup " + backup, e);
        }
    }

    /**
     * Makes it a gateway's data directory. The start that follows looks whether journal and store are of one time.
     *
     * @param replace moves data that is there already aside, to a folder beside it
     * @throws HuitongException as {@link #verify}; OPERATE-INVALID where there is data and it stays, or a gateway runs on it
     */
    public static Manifest into(Path data, Path backup, boolean replace) {
        Manifest manifest = verify(backup);
        Path target = data.toAbsolutePath().normalize();
        Path part = target.resolveSibling(target.getFileName() + Backups.PART);
        try {
            if (Files.isDirectory(target) && holds(target) && !replace) {
                throw new HuitongException(
                        ErrorCode.OPERATE_INVALID,
                        target + " has data of a gateway. Stop that gateway and move the whole directory away, or"
                                + " give --replace, which does the latter.");
            }
            requireStopped(target);
            Backups.drop(part);
            Tree from = new Tree(backup.resolve(Backups.DATA));
            Tree to = Tree.made(part);
            for (String name : manifest.files().keySet()) {
                from.copyTo(to, name);
            }
            to.force();
            if (Files.isDirectory(target) && holds(target)) {
                Files.move(target, aside(target), StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(target);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException e) {
            throw Backups.failed("restoring " + backup + " to " + target, e);
        } finally {
            Backups.drop(part);
        }
    }

    private static Manifest read(Path backup) throws IOException {
        try {
            return Manifest.read(backup);
        } catch (UncheckedIOException e) {
            throw wrong(backup, "has a " + Manifest.NAME + " that is none");
        }
    }

    private static boolean holds(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.findAny().isPresent();
        }
    }

    private static Path aside(Path target) {
        return target.resolveSibling(target.getFileName() + ".before-" + Backups.NAME.format(Instant.now()));
    }

    private static void requireStopped(Path data) throws IOException {
        for (String name : LOCKS) {
            Path file = data.resolve(name);
            if (Files.isRegularFile(file) && locked(file)) {
                throw new HuitongException(
                        ErrorCode.OPERATE_INVALID, "a gateway runs on " + data + ". Stop it, then restore.");
            }
        }
    }

    private static boolean locked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // within this process
        }
    }

    private static HuitongException wrong(Path backup, String what) {
        return new HuitongException(
                ErrorCode.OPERATE_BACKUP,
                "the backup " + backup + " " + what + ". Nothing was changed; take another one.");
    }
}

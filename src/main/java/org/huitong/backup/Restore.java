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
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.StoreTarget;

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
            if (manifest.form() > Manifest.FORM) {
                throw new HuitongException(
                        ErrorCode.OPERATE_BACKUP,
                        "the backup " + backup + " was made by a later version of the gateway (form " + manifest.form()
                                + ", this one reads up to " + Manifest.FORM
                                + "). Nothing was changed; restore it with that version, or a later one.");
            }
            verify(backup, Backups.DATA, manifest.files());
            verify(backup, Backups.STORE, manifest.tables());
            return manifest;
        } catch (IOException e) {
            throw Backups.failed("reading the backup " + backup, e);
        }
    }

    private static void verify(Path backup, String folder, Map<String, Manifest.Part> parts) throws IOException {
        Tree tree = new Tree(backup.resolve(folder));
        var there = new TreeSet<>(tree.files(name -> true).keySet());
        for (var part : parts.entrySet()) {
            if (!there.remove(part.getKey())) {
                throw wrong(backup, "lacks " + part.getKey());
            }
            if (!Manifest.part(tree, part.getKey()).equals(part.getValue())) {
                throw wrong(backup, "has another " + part.getKey() + " than was put there");
            }
        }
        if (!there.isEmpty()) {
            throw wrong(backup, "has " + there.first() + ", which was not put there");
        }
    }

    /**
     * Makes it a gateway's data directory and store. The start that follows looks whether both are of one time. The store
     * comes first: a death before the data are in their place leaves a store that no data fit.
     *
     * @param replace moves data that is there already aside, to a folder beside it
     * @throws HuitongException as {@link #verify}; OPERATE-INVALID where there is data and it stays, or a gateway runs on it;
     *     what {@link StoreTarget} throws
     */
    public static Manifest into(Path data, StoreTarget store, Path backup, boolean replace) {
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
            try (StoreTarget.Load load = store.prepare(manifest.store())) {
                Backups.drop(part);
                Tree from = new Tree(backup.resolve(Backups.DATA));
                Tree to = Tree.made(part);
                for (String name : manifest.files().keySet()) {
                    from.copyTo(to, name);
                }
                to.force();
                load.from(backup.resolve(Backups.STORE));
                takePlace(part, target);
            }
            return manifest;
        } catch (IOException | UncheckedIOException e) {
            throw Backups.failed("restoring " + backup + " to " + target, e);
        } finally {
            Backups.drop(part);
        }
    }

    private static void takePlace(Path part, Path target) throws IOException {
        if (Files.isDirectory(target) && holds(target)) {
            Files.move(target, aside(target), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.deleteIfExists(target);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
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

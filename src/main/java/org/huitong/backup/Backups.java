package org.huitong.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.StoreCopy;

/**
 * The folder with a gateway's backups, each a folder named after its time: {@code data}, {@code store} where the store is no
 * file of the data, and a {@link Manifest}. A name that ends in {@code .part} is one that never came to its end. One is made
 * at a time; reading is for several threads.
 */
public final class Backups {
    static final String DATA = "data";
    static final String STORE = "store";
    static final String PART = ".part";
    static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** Beyond what the data needs. */
    private static final long ROOM = 64L << 20;

    private final Path folder;

    /** @param folder made with the first backup */
    public Backups(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A gateway that can stand still. */
    public interface Still {
        /**
         * Does that while journal and store are at rest, and of one time.
         *
         * @return the start they are of
         */
        String during(Runnable work);

        /** Begins a copy of its store, before it stands still; to be closed by the caller. */
        StoreCopy store();
    }

    /**
     * Makes one; when it returns, a power loss takes nothing of it away.
     *
     * @throws HuitongException OPERATE-BACKUP where it cannot be written, OPERATE-INVALID where there is no room, and what
     *     the gateway throws that cannot stand still; nothing is left of it then
     */
    public Path make(Path data, Still gateway, Manifest.Asked asked) {
        Instant now = Instant.now();
        Path made = folder.resolve(NAME.format(now));
        Path part = folder.resolve(NAME.format(now) + PART);
        try (StoreCopy store = gateway.store()) {
            sweep();
            Tree.made(folder);
            requireRoom(data, store.bytes());
            Tree copy = Tree.made(part.resolve(DATA));
            Mirror mirror = new Mirror(new Tree(data), copy);
            mirror.bring();
            long begun = System.nanoTime();
            String epoch = gateway.during(() -> {
                bring(mirror);
                store.fix(copy.root());
            });
            Duration still = Duration.ofNanos(System.nanoTime() - begun);
            Instant moment = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            Tree tables = new Tree(part.resolve(STORE));
            store.write(tables.root());
            Manifest.of(asked, new Manifest.Moment(moment, epoch, still, store.form()), copy, tables)
                    .write(part);
            new Tree(part).force();
            Files.move(part, made, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } catch (IOException | UncheckedIOException e) {
            throw failed("making a backup in " + folder, e);
        } finally {
            drop(part);
        }
    }

    private static void bring(Mirror mirror) {
        try {
            mirror.bring();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireRoom(Path data, long store) throws IOException {
        long needed = ROOM + store;
        for (var file : new Tree(data).files(name -> true).values()) {
            needed += file.size();
        }
        FileStore disk = Files.getFileStore(folder);
        if (disk.getUsableSpace() < needed) {
            throw new HuitongException(
                    ErrorCode.OPERATE_INVALID,
                    "a backup needs " + (needed >> 20) + " MiB in " + folder + ", and " + (disk.getUsableSpace() >> 20)
                            + " are free. Make room, or name another disk (huitong.backup.dir).");
        }
    }

    /** What a death left half done. */
    private void sweep() throws IOException {
        for (Path left : folders()) {
            if (left.toString().endsWith(PART)) {
                new Tree(left).delete();
            }
        }
    }

    static void drop(Path part) {
        try {
            new Tree(part).delete();
        } catch (IOException e) {
            // the next one tries again
        }
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Those whose manifest is there and can be read, by name, newest first. */
    public SortedMap<String, Manifest> all() {
        SortedMap<String, Manifest> all = new TreeMap<>(Comparator.reverseOrder());
        try {
            for (Path backup : folders()) {
                manifest(backup)
                        .ifPresent(manifest -> all.put(backup.getFileName().toString(), manifest));
            }
            return all;
        } catch (IOException e) {
            throw failed("reading the backups in " + folder, e);
        }
    }

    private static Optional<Manifest> manifest(Path backup) {
        try {
            return Optional.of(Manifest.read(backup));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // another folder, or one that is no longer whole: restore tells
        }
    }

    /** Deletes the oldest beyond that number; 0 keeps all. */
    public void keep(int most) {
        try {
            for (String name : all().keySet().stream()
                    .skip(most == 0 ? Long.MAX_VALUE : most)
                    .toList()) {
                new Tree(folder.resolve(name)).delete();
            }
        } catch (IOException e) {
            throw failed("deleting an old backup in " + folder, e);
        }
    }

    static HuitongException failed(String doing, Exception why) {
        Throwable root = why instanceof UncheckedIOException ? why.getCause() : why;
        return new HuitongException(
                ErrorCode.OPERATE_BACKUP,
                doing + " failed: " + root.getClass().getSimpleName() + " " + root.getMessage()
                        + ". Mend the disk or its rights, then try again.",
                why);
    }
}

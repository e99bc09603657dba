package org.huitong.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.audit.AuditTrail;
import org.huitong.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that sources are done with, in {@code done/<arrival>/} of their drop-folders: how much they are, and, where it is
 * told to, taking away those of long ago. What is no plain file of an arrival is left alone, and so is {@code failed}; links
 * are not followed. Far ends keep their own. Names of files are never logged.
 */
public final class DoneFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DoneFiles.class);
    private static final String DONE = "done";
    private static final int MOST_FILES = 100_000;

    private final DropFolders folders;
    private final Duration keep;

    /** Taken away, and not in the trail yet: the store was away. Of the one thread that looks. */
    private final Map<String, Gone> untold = new TreeMap<>();

    /**
     * @param keep for how long a file stays after it came; zero for ever
     */
    public DoneFiles(DropFolders folders, Duration keep) {
        this.folders = folders;
        this.keep = keep;
    }

    private record Gone(long files, long bytes) {
        Gone plus(Gone more) {
            return new Gone(files + more.files, bytes + more.bytes);
        }
    }

    /** Takes away what is old, says so in the trail, and returns how many files that were. Throws PUBLISH-STORE-BEHIND. */
    long forget(Store store, long now) {
        if (!keep.isZero()) {
            folders.now().forEach((source, folder) -> {
                Gone gone = forget(source, folder.resolve(DONE), now);
                if (gone.files() > 0) {
                    LOG.info("{} done files of {} are taken away, {} bytes", gone.files(), source, gone.bytes());
                    untold.merge(source, gone, Gone::plus);
                }
            });
        }
        return told(store);
    }

    private long told(Store store) {
        if (untold.isEmpty()) {
            return 0;
        }
        List<AuditTrail.Entry> entries = new ArrayList<>();
        untold.forEach((source, gone) -> entries.add(new AuditTrail.Entry(
                Instant.now(),
                AuditTrail.GATEWAY,
                "forget",
                source,
                gone.files() + " done files, " + gone.bytes() + " bytes",
                "came more than " + keep.toDays() + " days ago (huitong.receive.doneDays)")));
        store.change(h -> AuditTrail.append(h, entries));
        long files = untold.values().stream().mapToLong(Gone::files).sum();
        untold.clear();
        return files;
    }

    private Gone forget(String source, Path done, long now) {
        Gone all = new Gone(0, 0);
        try {
            long border = border(done, now);
            for (Path arrival : arrivals(done)) {
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
                if (came(arrival).filter(at -> at < border).isPresent()) {
                    all = all.plus(forget(source, arrival));
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "the done files of {} cannot be listed: {}. See who may read their folder.",
                    source,
                    e.getClass().getSimpleName());
        }
        return all;
    }

    /** By the clock and by the newest file: a clock that is years ahead for one start must not make all old at once. */
    private long border(Path done, long now) throws IOException {
        long newest = Long.MIN_VALUE;
        for (Path arrival : arrivals(done)) {
            newest = Math.max(newest, came(arrival).orElse(newest));
        }
        return newest == Long.MIN_VALUE ? newest : Math.min(now, newest) - keep.toMillis();
    }

    private static Optional<Long> came(Path arrival) {
        return DropFolders.arrived(arrival.getFileName().toString()).map(Instant::toEpochMilli);
    }

    /** Folders of its own that are named as arrivals are. */
    private static List<Path> arrivals(Path done) throws IOException {
        return Files.isDirectory(done, LinkOption.NOFOLLOW_LINKS)
                ? entries(
                        done,
                        path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                                && came(path).isPresent())
                : List.of();
    }

    private static List<Path> entries(Path folder, DirectoryStream.Filter<Path> filter) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, filter)) {
            stream.forEach(all::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return all;
    }

    /** All of it, or nothing where something else lies beside its files. */
    private static Gone forget(String source, Path arrival) {
        Gone gone = new Gone(0, 0);
        try {
            List<Path> files = entries(arrival, path -> true);
            if (!files.stream().allMatch(DoneFiles::plain)) {
                return gone;
            }
            for (Path file : files) {
                long bytes = Files.size(file);
                if (Files.deleteIfExists(file)) {
                    gone = gone.plus(new Gone(1, bytes));
                }
            }
            Files.deleteIfExists(arrival);
        } catch (NoSuchFileException e) {
            // A person was faster.
        } catch (IOException e) {
            LOG.warn(
                    "the done file {} of {} cannot be taken away: {}. See who may write its folder.",
                    arrival.getFileName(),
                    source,
                    e.getClass().getSimpleName());
        }
        return gone;
    }

    private static boolean plain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Bytes of the done files by folder, the most first; only what lies on that disk. */
    Map<Path, Long> sizes(FileStore disk) throws IOException {
        Map<Path, Long> sizes = new LinkedHashMap<>();
        for (Path folder : folders.now().values()) {
            Path done = folder.resolve(DONE);
            if (Files.isDirectory(done, LinkOption.NOFOLLOW_LINKS)
                    && Files.getFileStore(done).equals(disk)) {
                sizes.put(done, size(done));
            }
        }
        Map<Path, Long> sorted = new LinkedHashMap<>();
        sizes.entrySet().stream()
                .sorted(Map.Entry.<Path, Long>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static long size(Path done) throws IOException {
        try (Stream<Path> files = Files.walk(done)) {
            return files.limit(MOST_FILES)
                    .filter(DoneFiles::plain)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (UncheckedIOException e) {
            return 0; // it is being cleared just now; the next look counts what stayed
        }
    }

    /** What becomes of them by themselves. */
    String rule() {
        return keep.isZero()
                ? "none go by themselves (huitong.receive.doneDays=0)"
                : "they go by themselves after " + keep.toDays() + " days (huitong.receive.doneDays)";
    }
}

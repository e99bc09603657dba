package org.huitong.receive.drop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder a sender writes to, and what the gateway keeps in it, for itself alone: {@code work}, {@code done} and
 * {@code failed}. Names come from listings and are never put together from text, so that none leads elsewhere and one
 * that is not of this machine's charset is moved all the same. Links are not followed. For one thread.
 */
final class DropFolder {
    private static final String PROBLEM = ".problem.json";

    private final Path folder;
    private final Path work;
    private final Path done;
    private final Path failed;

    DropFolder(Path folder) {
        this.folder = folder;
        this.work = folder.resolve("work");
        this.done = folder.resolve("done");
        this.failed = folder.resolve("failed");
    }

    /** Makes what is missing; the folder itself is its owner's to make. */
    void open() throws IOException {
        for (Path own : new Path[] {work, done, failed}) {
            if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
                own(own);
            }
        }
        for (Map.Entry<String, Path> left : Listing.of(work).entrySet()) {
            if (left.getKey().startsWith(Listing.HIDDEN)) {
                KeySpill.remove(left.getValue());
            }
        }
    }

    static void own(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(directory);
        }
    }

    /** The plain files that lie there, in the order of their names as text. */
    Map<String, Path> offered() throws IOException {
        return Listing.plainFiles(folder);
    }

    /**
     * Takes a file away from its sender. What goes with it goes first: a marker that stayed behind would say of the next file of this
     * name that it is finished.
     *
     * @param beside the files that go with it
     */
    Arrival claim(String id, Path file, List<Path> beside) throws IOException {
        own(work.resolve(id));
        return complete(id, file, beside);
    }

    /**
     * The moves are on disk before anything of the file is on the bus, or a power loss would have it arrive twice; and so are
     * its bytes, which its sender may have left to the system.
     */
    Arrival complete(String id, Path file, List<Path> beside) throws IOException {
        Path own = work.resolve(id);
        for (Path one : beside) {
            move(one, own);
        }
        Path moved = move(file, own);
        if (!Files.isRegularFile(moved, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotAFileException();
        }
        for (Path changed : new Path[] {moved, own, work, folder}) {
            sync(changed);
        }
        return new Arrival(id, moved);
    }

    /** It was one when it was looked at, and another thing when it was moved. */
    private static final class NotAFileException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static Path move(Path file, Path into) throws IOException {
        return Files.move(file, into.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Bytes are in the file, moves in the directory. */
    static void sync(Path fileOrDirectory) throws IOException {
        try (FileChannel channel =
                FileChannel.open(fileOrDirectory, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    /** Ids of what has been taken away and is not at its end, the oldest first. */
    List<String> underWay() throws IOException {
        return Listing.of(work).keySet().stream()
                .filter(id -> !id.startsWith(Listing.HIDDEN))
                .toList();
    }

    /** Where a first pass may keep what it finds. */
    Path scratch() {
        return work;
    }

    /** What lies in an arrival's folder, the marker included; empty where there is no such folder. */
    Map<String, Path> of(String id) throws IOException {
        Path own = work.resolve(id);
        return Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS) ? Listing.plainFiles(own) : Map.of();
    }

    /** Lets go of an arrival that never came to be: a death came between two steps. */
    void forget(String id) throws IOException {
        try {
            Files.deleteIfExists(work.resolve(id));
        } catch (DirectoryNotEmptyException e) {
            refuse(id); // something is in it that is no plain file
        }
    }

    void finish(String id) throws IOException {
        end(id, done);
    }

    /** Its problem stands there already. */
    void refuse(String id) throws IOException {
        end(id, failed);
    }

    private void end(String id, Path where) throws IOException {
        try {
            Files.move(work.resolve(id), where.resolve(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // It was moved before the last death, or somebody took it away: nothing of it is left to do.
        }
    }

    /** Writes what is wrong with a file beside the place where it will lie, whole or not at all. */
    void explain(String id, byte[] problem) throws IOException {
        Path draft = failed.resolve(Listing.HIDDEN + id + PROBLEM);
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(problem));
            channel.force(true);
        }
        Files.move(draft, failed.resolve(id + PROBLEM), StandardCopyOption.ATOMIC_MOVE);
        sync(failed);
    }

    /** Refused files that nobody has taken care of: id to problem document, the oldest first. */
    Map<String, Path> failures() throws IOException {
        Map<String, Path> found = new TreeMap<>();
        Listing.of(failed).forEach((text, entry) -> {
            if (text.endsWith(PROBLEM) && !text.startsWith(Listing.HIDDEN)) {
                found.put(text.substring(0, text.length() - PROBLEM.length()), entry);
            }
        });
        return found;
    }
}

package org.huitong.deliver.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * A file in a folder that takes one call after the other, under a name that begins with a dot, until it is finished and renamed.
 * What a call brought is on disk when it returns, and then how far the file is: after a death what was half written is cut
 * off, and the last call is known when it comes again. One a folder. Thread-safe.
 */
public final class GrowingFile implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String LOCK = ".growing.lock";

    private final Folder folder;
    private final Rotation rotation;
    private final Clock clock;
    private FileChannel door;
    private Grown grown;

    public GrowingFile(Folder folder, Rotation rotation, Clock clock) {
        this.folder = folder;
        this.rotation = rotation;
        this.clock = clock;
    }

    /**
     * Adds the document of one call.
     *
     * @param call tells it from others; the same records have the same
     */
    public synchronized void add(String resource, String call, long records, byte[] document) throws IOException {
        open();
        if (grown.last().equals(call)) {
            return; // it came again, and is there
        }
        int headed = rotation.headed() ? headEnd(document) : 0;
        String head = new String(document, 0, headed, StandardCharsets.UTF_8);
        if (grown.open() && !grown.head().equals(head)) {
            finish(); // other columns than before
        }
        Grown before = grown.open() ? grown : new Grown(name(resource), 0, 0, clock.millis(), head, grown.last());
        int from = before.bytes() == 0 ? 0 : headed;
        write(draft(before), before.bytes(), ByteBuffer.wrap(document, from, document.length - from));
        Grown after = before.by(document.length - from, records, call);
        after.keep(folder);
        grown = after;
        if (grown.records() >= rotation.records()) {
            finish();
        }
    }

    /** Finishes a file that is old enough; to be called now and then. */
    public synchronized void look() throws IOException {
        if (Files.isDirectory(folder.path())) {
            open();
            if (grown.open()
                    && clock.millis() - grown.opened() >= rotation.age().toMillis()) {
                finish();
            }
        }
    }

    private static int headEnd(byte[] document) {
        int end = 0;
        while (document[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    /** No file has it, nor had one: only who holds the lock names files here. */
    private String name(String resource) {
        Instant at = clock.instant();
        String name = rotation.name().of(resource, TIME.format(at)) + "."
                + rotation.form().ending();
        while (Files.exists(folder.path().resolve(name))) {
            at = at.plusMillis(1);
            name = rotation.name().of(resource, TIME.format(at)) + "."
                    + rotation.form().ending();
        }
        return name;
    }

    private Path draft(Grown of) {
        return folder.path().resolve("." + of.name() + ".part");
    }

    private void open() throws IOException {
        if (door != null && door.isOpen()) {
            return;
        }
        if (!Files.isDirectory(folder.path())) {
            throw new NotDirectoryException("the folder");
        }
        FileChannel channel =
                FileChannel.open(folder.path().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean ours = false;
        try {
            FileLock lock = channel.tryLock();
            ours = lock != null;
        } catch (OverlappingFileLockException e) {
            ours = false; // of another route of this gateway
        } finally {
            if (!ours) {
                channel.close();
            }
        }
        if (!ours) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "another route, or another gateway, lets a file grow in this folder. Give each a folder of its own.");
        }
        door = channel;
        grown = Grown.in(folder.path());
        if (grown.open() && !Files.exists(draft(grown))) {
            finish(); // a death came behind its renaming
        }
    }

    private void write(Path draft, long at, ByteBuffer bytes) throws IOException {
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            cut(out, at);
            out.position(at);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** What is behind it was being written when somebody died. */
    private static void cut(FileChannel out, long bytes) throws IOException {
        if (out.size() < bytes) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "the growing file of this folder has " + out.size() + " bytes, and " + bytes
                            + " were written. Somebody changed it: move it and .growing.json away, and see what of it is wanted.");
        }
        out.truncate(bytes);
    }

    private void finish() throws IOException {
        Path whole = folder.path().resolve(grown.name());
        if (Files.exists(draft(grown))) {
            try (FileChannel out = FileChannel.open(draft(grown), StandardOpenOption.WRITE)) {
                cut(out, grown.bytes());
                out.force(true);
            }
            folder.publish(draft(grown), grown.name());
        }
        if (rotation.digest() && Files.exists(whole)) {
            try (InputStream in = Files.newInputStream(whole)) {
                folder.put(grown.name() + ".sha256", FileName.digest(grown.name(), in));
            } catch (NoSuchFileException e) {
                // its reader did not wait for the digest
            }
        }
        Grown closed = grown.closed();
        closed.keep(folder);
        grown = closed;
    }

    /** Finishes the file: what is under way while the gateway stands still helps nobody. */
    @Override
    public synchronized void close() throws IOException {
        try {
            if (door != null && grown.open() && Files.isDirectory(folder.path())) {
                finish();
            }
        } finally {
            if (door != null) {
                door.close();
                door = null;
            }
        }
    }
}

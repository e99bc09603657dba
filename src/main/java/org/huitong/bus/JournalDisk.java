package org.huitong.bus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The place of the journal: has it room, does it take writes, is it still the same? A mount point whose disk is away
 * takes writes, too, and would begin an empty journal (seen 2026-11-25). Thread-safe.
 */
final class JournalDisk {
    private static final String IDENTITY = "journal-id";

    private final BusSettings settings;
    private final Path directory;
    private final String identity;

    /** Throws PUBLISH-UNAVAILABLE where it cannot be written. */
    JournalDisk(BusSettings settings) {
        this.settings = settings;
        this.directory = settings.directory();
        requireWritable();
        try {
            identity = Files.exists(directory.resolve(IDENTITY)) ? identity() : begin();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private String begin() throws IOException {
        String id = UUID.randomUUID().toString();
        write(directory.resolve(IDENTITY), ByteBuffer.wrap(id.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        return id;
    }

    private String identity() throws IOException {
        return Files.readString(directory.resolve(IDENTITY));
    }

    /** Throws PUBLISH-UNAVAILABLE where another disk, or none, is where the journal was. */
    void requireSame() {
        try {
            if (identity().equals(identity)) {
                return;
            }
        } catch (NoSuchFileException e) {
            // told below
        } catch (IOException e) {
            throw unwritable(e);
        }
        throw EmbeddedBus.unavailable(
                "this is not the journal the gateway began with: its disk is not mounted on " + directory
                        + ", or it was moved away. Bring it back",
                null);
    }

    /** A broker that is started on a disk that takes no write would only break again. */
    void requireWritable() {
        Path probe = directory.resolve("probe");
        try {
            Files.createDirectories(directory);
            try {
                write(probe, ByteBuffer.allocate(settings.journalFileBytes()));
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private HuitongException unwritable(IOException e) {
        return EmbeddedBus.unavailable(
                "the journal's directory " + directory + " cannot be written (" + e.getMessage() + ")", e);
    }

    /** Throws PUBLISH-DISK-FULL where less than the configured room is left. */
    void requireRoom() {
        long free = directory.toFile().getUsableSpace();
        if (free < settings.minFreeBytes()) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_DISK_FULL,
                    "the disk under " + directory + " has " + free + " bytes left, less than the "
                            + settings.minFreeBytes() + " kept free (huitong.bus.minFreeBytes). Make room; nothing"
                            + " needs a restart.");
        }
    }
}

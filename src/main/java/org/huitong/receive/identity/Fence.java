package org.huitong.receive.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * One time in a file, on the disk before {@link #write} returns: no signature of a later time has been accepted. Not
 * thread-safe; one writer.
 */
final class Fence {
    private static final String FORM = "%019d %019d\n";
    private final Path file;

    /** Makes the file where there is none. */
    Fence(Path file) {
        this.file = file;
        if (!Files.exists(file)) {
            write(0);
            sync(file.toAbsolutePath().getParent());
        }
    }

    /** Milliseconds since 1970. */
    long read() {
        try {
            String[] twice = Files.readString(file).strip().split(" ");
            return Arrays.stream(twice).mapToLong(Long::parseLong).max().orElse(0);
        } catch (IOException | NumberFormatException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "reading " + file + " failed: it does not hold the time up to which signatures were accepted."
                            + " Remove it; for a quarter of an hour signatures of before could be used again.",
                    e);
        }
    }

    /**
     * In place and within one sector, twice: a write that the power loss cut leaves the old time whole in one of the two.
     *
     * @throws HuitongException PUBLISH_UNAVAILABLE where the disk refuses
     */
    void write(long time) {
        byte[] text = FORM.formatted(time, time).getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC)) {
            ByteBuffer left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                channel.write(left, left.position());
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void sync(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private HuitongException unwritable(IOException e) {
        return new HuitongException(
                ErrorCode.PUBLISH_UNAVAILABLE,
                "writing " + file + " failed: " + e.getClass().getSimpleName()
                        + ". Without it a signature could be used again after a restart, so nothing was kept."
                        + " Free the disk; sign and send it again.",
                e);
    }
}

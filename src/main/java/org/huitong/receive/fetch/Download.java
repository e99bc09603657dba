package org.huitong.receive.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import org.huitong.far.FarFolder;
import org.huitong.far.FarTrouble;

/**
 * One file from there to here. Each chunk is on disk before the next is begun, so that after any death at most one chunk
 * comes twice: what is beyond the last whole one before the file's end is not believed.
 */
final class Download {
    static final int CHUNK = 8 << 20;
    private static final int BUFFER = 64 << 10;

    private final int chunk;
    private long fetched;

    Download() {
        this(CHUNK);
    }

    Download(int chunk) {
        this.chunk = chunk;
    }

    /** Bytes that came over the line so far. */
    long fetched() {
        return fetched;
    }

    /** False where it was stopped; what has come stays. */
    boolean bring(FarFolder far, String from, long size, Path to, BooleanSupplier stopping) throws IOException {
        if (Files.getFileStore(to.getParent()).getUsableSpace() < size) {
            throw new FarTrouble("there is no room here for a file of " + size + " bytes. Make some", null);
        }
        try (FileChannel out =
                FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            long at = Math.max(0, Math.min(out.size(), size) - 1) / chunk * chunk;
            out.truncate(at);
            out.position(at);
            boolean whole = at >= size || copy(far, from, at, size, out, stopping);
            out.force(true);
            if (whole && out.position() != size) {
                throw new FarTrouble(
                        "the file ended at byte " + out.position() + " of " + size + "; it is asked for again", null);
            }
            return whole;
        }
    }

    private boolean copy(FarFolder far, String from, long at, long size, FileChannel out, BooleanSupplier stopping)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long kept = at;
        try (InputStream in = far.read(from, at)) {
            for (int some = in.read(buffer, 0, room(kept, out));
                    some >= 0;
                    some = in.read(buffer, 0, room(kept, out))) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, some);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                fetched += some;
                if (out.position() > size) {
                    throw new FarTrouble("the file has more than its " + size + " bytes; it is looked at again", null);
                }
                if (out.position() - kept == chunk) {
                    out.force(false);
                    kept = out.position();
                }
                if (stopping.getAsBoolean()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Nothing of the next chunk is written before this one is on disk. */
    private int room(long kept, FileChannel out) throws IOException {
        return (int) Math.min(BUFFER, kept + chunk - out.position());
    }
}

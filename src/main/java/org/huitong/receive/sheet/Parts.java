package org.huitong.receive.sheet;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.huitong.receive.input.Refusals;

/**
 * The parts of a zipped workbook, each inflated within bounds: a part that grows more than a hundredfold, or beyond what a
 * sheet can be, is a bomb. For one thread.
 */
final class Parts implements Closeable {
    private static final int MAX_RATIO = 100;
    private static final long GRACE = 1 << 20;
    private static final long MAX_INFLATED = 2L << 30;
    private static final int MAX_PARTS = 1000;

    private final ZipFile zip;

    Parts(byte[] bytes) throws IOException {
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
        int count = 0;
        for (var entries = zip.getEntries(); entries.hasMoreElements(); entries.nextElement()) {
            count++;
        }
        if (count > MAX_PARTS) {
            throw Refusals.tooLarge("the workbook has " + count + " parts", "Save the sheet alone");
        }
    }

    /** A part by its path; closed by the caller. */
    Optional<InputStream> open(String path) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(path.startsWith("/") ? path.substring(1) : path);
        if (entry != null && entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            // Others need libraries that are not here, and no program packs a workbook so.
            throw Refusals.malformed(
                    "the workbook", "a part is packed in a way that is not read", "Save it again from Excel");
        }
        return entry == null
                ? Optional.empty()
                : Optional.of(new Bounded(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize())));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Bounded extends FilterInputStream {
        private final long compressed;
        private long inflated;

        Bounded(InputStream in, long compressed) {
            super(in);
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int count = super.read(to, from, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            inflated += bytes;
            if (inflated > MAX_INFLATED || inflated > GRACE && inflated / compressed > MAX_RATIO) {
                throw Refusals.tooLarge(
                        "a part of the workbook inflates beyond every sensible sheet",
                        "Save the sheet alone, or as CSV");
            }
        }
    }
}

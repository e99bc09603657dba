package org.huitong.receive.drop;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * What stands around a file's own bytes.
 *
 * @param packing how they are packed
 * @param most bytes that may come out of it: what is small on the line may be without end once unpacked
 * @param checksum what the name of a second file ends with that holds the file's checksum; empty where there is none
 */
public record Wrapping(Packing packing, long most, String checksum) {
    private static final int BUFFER = 64 << 10;

    /** A file as it is. */
    public static final Wrapping NONE = new Wrapping(Packing.NONE, Long.MAX_VALUE, "");

    /** How a file's bytes are packed. */
    public enum Packing {
        NONE,
        GZIP,
        /** With one file in it. */
        ZIP
    }

    /** @throws HuitongException RECEIVE_MALFORMED for what is not packed so, RECEIVE_TOO_LARGE beyond the most bytes; also of reads */
    InputStream open(Arrival arrival) throws IOException {
        InputStream in = arrival.open();
        boolean opened = false;
        try {
            InputStream inner =
                    switch (packing) {
                        case NONE -> in;
                        case GZIP -> new Unpacked(new GZIPInputStream(in, BUFFER));
                        case ZIP -> new Unpacked(entry(new ZipInputStream(in)));
                    };
            opened = true;
            return inner;
        } catch (ZipException | EOFException e) {
            throw malformed();
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    private static ZipInputStream entry(ZipInputStream zip) throws IOException {
        var first = zip.getNextEntry();
        if (first == null || first.isDirectory()) {
            throw new ZipException("no file in it");
        }
        return zip;
    }

    private HuitongException malformed() {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "unpacking a file failed: it is no whole "
                        + (packing == Packing.ZIP ? "zip with one file in it" : "gzip")
                        + ". Pack it again and hand it over again, or change packing in the source's route.");
    }

    /** Ends where its most bytes end, and where the packing is broken. */
    private final class Unpacked extends FilterInputStream {
        private long read;

        Unpacked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                int some = super.read(into, from, length);
                if (some < 0 && in instanceof ZipInputStream zip && zip.getNextEntry() != null) {
                    throw malformed();
                }
                count(some);
                return some;
            } catch (ZipException | EOFException e) {
                throw malformed();
            }
        }

        private void count(int some) {
            read += Math.max(0, some);
            if (read > most) {
                throw new HuitongException(
                        ErrorCode.RECEIVE_TOO_LARGE,
                        "unpacking a file failed: more than " + most + " bytes come out of it. If that is right, raise"
                                + " maxUnpackedBytes in the source's route and hand it over again.");
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

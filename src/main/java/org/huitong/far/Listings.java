package org.huitong.far;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Set;

/**
 * The data connections over which one FTP client is told what a folder holds. The library keeps all of it before it reads
 * the first line, so that a server which lists for ever would fill the heap; here it ends after so many files, and fails at
 * a line or a list that no folder has. What else goes over such a connection is only cut. {@link #cut} may come from another thread.
 */
final class Listings {
    private static final int MOST_BYTES = 32 << 20;
    private static final int LONGEST_LINE = 64 << 10;
    private static final Set<String> COMMANDS = Set.of("LIST", "MLSD", "NLST");

    private volatile Socket open;
    private boolean full;

    /** What the client is to read from; files are left alone. */
    Socket of(String command, Socket data) {
        full = false;
        open = data;
        if (data == null || !COMMANDS.contains(command)) {
            return data;
        }
        return new Bounded(data);
    }

    /** The last list had more files than are looked at. */
    boolean full() {
        return full;
    }

    void cut() throws IOException {
        Socket now = open;
        if (now != null) {
            now.close();
        }
    }

    /** The library asks it for its stream, and closes it. */
    private final class Bounded extends Socket {
        private final Socket data;

        Bounded(Socket data) {
            this.data = data;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Lines(data.getInputStream());
        }

        @Override
        public void close() throws IOException {
            open = null;
            data.close();
        }
    }

    private final class Lines extends FilterInputStream {
        private int files;
        private int length;
        private int bytes;

        Lines(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (full) {
                return -1;
            }
            int some = super.read(into, from, most);
            for (int i = 0; i < some; i++) {
                length = into[from + i] == '\n' ? 0 : length + 1;
                files += length == 0 ? 1 : 0;
                if (files == FarFolder.MOST_FILES) {
                    full = true;
                    return i + 1;
                }
            }
            bytes += Math.max(0, some);
            if (length > LONGEST_LINE || bytes > MOST_BYTES) {
                throw new FarTrouble(
                        "its list of files has more than " + (bytes > MOST_BYTES ? MOST_BYTES : LONGEST_LINE)
                                + " bytes" + (bytes > MOST_BYTES ? "" : " in a line")
                                + ". Have its operator look at the server, or at the folder",
                        null);
            }
            return some;
        }
    }
}

package org.huitong.far;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A connection that is cut when a command lasts too long or a file hardly comes. A time-out of the socket is for one
 * silence, and a far side that drips a byte a second is never silent.
 */
final class Watched implements FarFolder {
    private static final int LOOKS = 4;
    /** Who sends less than this in one time-out sends nothing worth waiting for. */
    static final int LEAST_BYTES = 1024;

    private final FarFolder inner;
    private final long limit;
    private final Future<?> watching;
    private volatile long since;

    Watched(FarFolder inner, Duration limit, ScheduledExecutorService clock) {
        this.inner = inner;
        this.limit = limit.toNanos();
        long look = Math.max(1, limit.toMillis() / LOOKS);
        this.watching = clock.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long begun = since;
        if (begun != 0 && System.nanoTime() - begun > limit) {
            inner.cut();
        }
    }

    /** What may throw. */
    private interface Command<T> {
        T run() throws IOException;
    }

    private <T> T within(Command<T> command) throws IOException {
        since = System.nanoTime() | 1;
        try {
            return command.run();
        } finally {
            since = 0;
        }
    }

    @Override
    public void open() throws IOException {
        within(() -> {
            inner.open();
            return null;
        });
    }

    @Override
    public void see(String folder) throws IOException {
        within(() -> {
            inner.see(folder);
            return null;
        });
    }

    @Override
    public List<FarFile> list(String folder) throws IOException {
        return within(() -> inner.list(folder));
    }

    @Override
    public void move(String from, String to) throws IOException {
        within(() -> {
            inner.move(from, to);
            return null;
        });
    }

    @Override
    public void make(String folder) throws IOException {
        within(() -> {
            inner.make(folder);
            return null;
        });
    }

    /** Each {@link #LEAST_BYTES} have their time, and so has the end. */
    @Override
    public InputStream read(String file, long from) throws IOException {
        InputStream in = within(() -> inner.read(file, from));
        since = System.nanoTime() | 1;
        return new Paced(in) {
            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } finally {
                    since = 0;
                }
            }
        };
    }

    /** So it is the other way. */
    @Override
    public void write(String file, InputStream bytes) throws IOException {
        within(() -> {
            inner.write(file, new Paced(bytes));
            return null;
        });
    }

    @Override
    public void delete(String file) throws IOException {
        within(() -> {
            inner.delete(file);
            return null;
        });
    }

    @Override
    public boolean alive() throws IOException {
        return within(inner::alive);
    }

    /** Bytes after each {@link #LEAST_BYTES} of which the time begins anew. */
    private class Paced extends FilterInputStream {
        private long got;

        Paced(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int some = super.read(into, at, length);
            got += Math.max(0, some);
            if (got >= LEAST_BYTES) {
                got = 0;
                since = System.nanoTime() | 1;
            }
            return some;
        }
    }

    @Override
    public void cut() {
        inner.cut();
    }

    @Override
    public void close() {
        watching.cancel(false);
        inner.close();
    }
}

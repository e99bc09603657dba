package org.huitong.table;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Connections on which one answer has an end: what is read between two writes is at most 48 MiB, and what is read before the
 * first at most 64 KiB, else the connection is closed; MariaDB's driver (3.5) forgets to, where a greeting is none. And who skips past the end learns that it is there: PostgreSQL's driver (42.7) else skips for ever when a server announces
 * more than it sends. For database drivers, named in the URL ({@code socketFactory=}). It counts bytes and knows no protocol, so
 * that it also holds below TLS. Thread-safe; a connection is for one thread at a time.
 */
public final class BoundedSockets extends SocketFactory {
    static final long MOST = 48L << 20;
    /** Of what a server says before it is asked. */
    static final long GREETING = 64L << 10;

    /** By the driver, by its name. */
    public BoundedSockets() {
        // nothing to set
    }

    @Override
    public Socket createSocket() {
        return new Bounded();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private static Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
        Socket socket = new Bounded();
        try {
            socket.bind(from);
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static final class Bounded extends Socket {
        private volatile boolean asked;
        private volatile long taken;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int one = in.read();
                    count(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] bytes, int from, int most) throws IOException {
                    int some = in.read(bytes, from, most);
                    count(some);
                    return some;
                }

                @Override
                public long skip(long most) throws IOException {
                    long some = in.skip(most);
                    if (some == 0 && most > 0) {
                        if (in.read() < 0) {
                            throw new EOFException("the server hung up within an answer");
                        }
                        some = 1;
                    }
                    count(some);
                    return some;
                }

                @Override
                public void close() throws IOException {
                    Bounded.this.close();
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int one) throws IOException {
                    asks();
                    out.write(one);
                }

                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    asks();
                    out.write(bytes, from, count);
                }

                @Override
                public void close() throws IOException {
                    Bounded.this.close();
                }
            };
        }

        private void asks() {
            asked = true;
            taken = 0;
        }

        private void count(long some) throws IOException {
            if (some <= 0) {
                return;
            }
            taken += some;
            if (taken > (asked ? MOST : GREETING)) {
                close();
                throw new IOException(
                        asked
                                ? "one answer had more than " + (MOST >> 20)
                                        + " MiB; ask for fewer rows at once (maxRows)"
                                : "the server said more than " + (GREETING >> 10)
                                        + " KiB before it was asked; it is hardly a database");
            }
        }
    }
}

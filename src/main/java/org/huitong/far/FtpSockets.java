package org.huitong.far;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets of one FTP client. The library reads a reply until its line ends, however long that is, so that a server which
 * never ends one would fill the heap; here it ends. What it connects to first is the control connection, and files come from
 * other ports. For one client.
 */
final class FtpSockets extends SocketFactory {
    private static final int LONGEST_LINE = 64 << 10;

    private volatile int control;

    @Override
    public Socket createSocket() {
        return new Numbered();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(from, fromPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private final class Numbered extends Socket {
        private boolean replies;

        @Override
        public void connect(SocketAddress to, int millis) throws IOException {
            int port = ((InetSocketAddress) to).getPort();
            control = control == 0 ? port : control;
            replies = port == control;
            super.connect(to, millis);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream in = super.getInputStream();
            return replies ? new Lines(in) : in;
        }
    }

    private static final class Lines extends FilterInputStream {
        private int length;

        Lines(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int some = super.read(into, from, most);
            for (int i = 0; i < some; i++) {
                count(into[from + i]);
            }
            return some;
        }

        private void count(int one) throws IOException {
            length = one == '\n' ? 0 : length + 1;
            if (length > LONGEST_LINE) {
                throw new IOException("a line of a reply has more than " + LONGEST_LINE + " bytes");
            }
        }
    }
}

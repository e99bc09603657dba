package org.huitong.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The consumer system: an HTTP server that takes everything and notes which records came. It runs in the senders' loop
 * and reads no more than it must, because it shares the cores with what is measured.
 */
public final class Sink implements Loop.Handler {
    private final Loop loop;
    private final ServerSocketChannel server;
    private final Arrivals arrivals;

    /** Listens on a free port of the loopback until the loop is closed. */
    public Sink(Loop loop, Arrivals arrivals) throws IOException {
        this.loop = loop;
        this.arrivals = arrivals;
        this.server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        loop.register(server, SelectionKey.OP_ACCEPT, this);
    }

    public String url() {
        return "http://127.0.0.1:" + server.socket().getLocalPort() + "/records";
    }

    @Override
    public void ready() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                loop.register(channel, SelectionKey.OP_READ, new SinkConnection(channel, arrivals));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

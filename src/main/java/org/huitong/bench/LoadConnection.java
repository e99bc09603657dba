package org.huitong.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive connection with one request under way at a time. Used by the load client's thread only. */
final class LoadConnection {
    /** The answer has not come whole yet. */
    static final int PARTIAL = 0;

    private static final int ANSWER_BYTES = 16 * 1024;
    private static final String LENGTH = "content-length:";

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES);
    private long sentAt;

    private LoadConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static LoadConnection open(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new LoadConnection(channel);
    }

    void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** A request is far smaller than the socket's buffer, which is empty because the last answer has come. */
    void send(ByteBuffer request) throws IOException {
        sentAt = System.nanoTime();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    long sentAt() {
        return sentAt;
    }

    /** The answer's status once it is whole, else {@link #PARTIAL}. */
    int receive() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException();
        }
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd < 0 || !whole(text, headEnd)) {
            return PARTIAL;
        }
        answer.clear();
        return Integer.parseInt(text, 9, 12, 10);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean whole(String text, int headEnd) {
        String head = text.substring(0, headEnd).toLowerCase(Locale.ROOT);
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return !head.contains("transfer-encoding: chunked") || text.endsWith("0\r\n\r\n");
        }
        int end = head.indexOf('\r', at);
        String length = head.substring(at + LENGTH.length(), end < 0 ? head.length() : end);
        return text.length() >= headEnd + 4 + Integer.parseInt(length.strip());
    }
}

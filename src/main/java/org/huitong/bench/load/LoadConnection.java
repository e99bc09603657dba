package org.huitong.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive connection with one request under way at a time. It parses no more of an answer than status and length.
 * Used by the load client's thread only.
 */
final class LoadConnection implements Loop.Handler {
    private static final int PARTIAL = 0;
    private static final int ANSWER_BYTES = 16 * 1024;
    private static final String LENGTH = "content-length:";

    private final SocketChannel channel;
    private final RequestForm form;
    private final Owner owner;
    private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES);
    private SelectionKey key;
    private ByteBuffer unsent;
    private long serial;
    private long due;

    /** Whom a connection belongs to. */
    interface Owner {
        void answered(LoadConnection connection, int status);

        void died(LoadConnection connection);
    }

    private LoadConnection(SocketChannel channel, RequestForm form, Owner owner) {
        this.channel = channel;
        this.form = form;
        this.owner = owner;
    }

    static LoadConnection open(Loop loop, int port, RequestForm form, Owner owner) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        LoadConnection connection = new LoadConnection(channel, form, owner);
        connection.key = loop.register(channel, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** @param due when the sender wanted to send it */
    void send(long serial, long due) {
        this.serial = serial;
        this.due = due;
        this.unsent = form.numbered(serial);
        try {
            write();
        } catch (IOException e) {
            owner.died(this);
        }
    }

    /** Of the first record of the request that was sent last. */
    long serial() {
        return serial;
    }

    /** Of the request that was sent last. */
    long due() {
        return due;
    }

    @Override
    public void ready() {
        try {
            if (key.isWritable()) {
                write();
            }
            int status = key.isReadable() ? receive() : PARTIAL;
            if (status != PARTIAL) {
                owner.answered(this, status);
            }
        } catch (IOException e) {
            owner.died(this);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body may be larger than what the socket takes at once; the rest goes when there is room. */
    private void write() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private int receive() throws IOException {
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

package org.huitong.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** One connection of the gateway to the sink. A request's body is searched for the keys of its records, and answered. */
final class SinkConnection implements Loop.Handler {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = "\"key\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "content-length:";
    private static final int SMALL = 64 * 1024;

    private final SocketChannel channel;
    private final Arrivals arrivals;
    private ByteBuffer request = ByteBuffer.allocate(SMALL);
    /** Of the request that is being read; none while its head has not come whole. */
    private int bodyAt = -1;

    private int end;

    SinkConnection(SocketChannel channel, Arrivals arrivals) throws IOException {
        this.channel = channel;
        this.arrivals = arrivals;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    @Override
    public void ready() {
        try {
            if (channel.read(request) < 0) {
                channel.close();
                return;
            }
            while (whole()) {
                note(System.nanoTime());
                channel.write(ByteBuffer.wrap(ANSWER));
                request.flip().position(end);
                request.compact();
                bodyAt = -1;
            }
            if (!request.hasRemaining()) {
                request = ByteBuffer.allocate(2 * request.capacity()).put(request.flip());
            }
        } catch (IOException e) {
            close();
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean whole() {
        if (bodyAt < 0) {
            int head = find(HEAD_END, 0);
            if (head < 0) {
                return false;
            }
            bodyAt = head + HEAD_END.length;
            end = bodyAt + length(new String(request.array(), 0, head, StandardCharsets.ISO_8859_1));
        }
        return request.position() >= end;
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at < 0) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "bench sink: a request has no Content-Length, which is all it can read. Mend the connector or the"
                            + " sink.");
        }
        int lineEnd = head.indexOf('\r', at);
        String length = head.substring(at + LENGTH.length(), lineEnd < 0 ? head.length() : lineEnd);
        return Integer.parseInt(length.strip());
    }

    private void note(long now) {
        for (int at = find(KEY, bodyAt); at >= 0 && at < end; at = find(KEY, at + KEY.length)) {
            long serial = 0;
            for (int i = at + KEY.length; request.get(i) != '"'; i++) {
                serial = 10 * serial + request.get(i) - '0';
            }
            arrivals.arrived(serial, now);
        }
    }

    private int find(byte[] what, int from) {
        byte[] in = request.array();
        int last = request.position() - what.length;
        for (int i = from; i <= last; i++) {
            if (in[i] == what[0] && matches(in, i, what)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] in, int at, byte[] what) {
        for (int i = 1; i < what.length; i++) {
            if (in[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }
}

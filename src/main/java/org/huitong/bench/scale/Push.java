package org.huitong.bench.scale;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** One kept-alive connection that pushes a record and waits for its 202. One thread. */
public final class Push implements AutoCloseable {
    private static final String ACCEPTED = "HTTP/1.1 202";
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    /** @param port of the gateway's data plane */
    public Push(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void push(String resource, String key, String at, String idempotencyKey) throws IOException {
        push(resource, record(key, at), idempotencyKey);
    }

    /** The body of one record; both texts without anything that JSON escapes. */
    public static String record(String key, String at) {
        return "{\"K\":\"" + key + "\",\"AT\":\"" + at + "\"}";
    }

    /**
     * Throws INTERNAL where the answer is no 202, IOException where there is none: then it may be pushed again with the same
     * key and body, over another connection.
     *
     * @param body ASCII
     */
    public void push(String resource, String body, String idempotencyKey) throws IOException {
        String request = "POST /exchange/v1/resources/" + resource + "/records HTTP/1.1\r\nHost: bench\r\n"
                + "Authorization: Bearer " + ScaleHome.TOKEN + "\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: " + idempotencyKey + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith(ACCEPTED)) {
            throw new HuitongException(
                    ErrorCode.INTERNAL, "pushing to " + resource + " was answered " + status + " " + answer);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c != '\n') {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
            c = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

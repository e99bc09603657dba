package org.huitong.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server on a real socket that does to whoever calls it what it is told to. Safe for several threads. */
public final class UnrulyServer implements AutoCloseable {
    private static final long TEN_GIB = 10L << 30;

    private final ServerSocket socket = new ServerSocket(0, 64, InetAddress.getByName("127.0.0.1"));
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();
    private volatile Manner manner;

    /** What it does. */
    public enum Manner {
        /** Accepts and never answers. */
        SILENT,
        /** A byte of the head a tenth of a second, for ever. */
        DRIPS_THE_HEAD,
        /** A byte of the body a tenth of a second, of very many. */
        DRIPS_THE_BODY,
        /** What is no HTTP. */
        GARBAGE,
        /** Half of the body it has promised. */
        CUTS_THE_BODY,
        /** A body of 10 GiB. */
        ENDLESS,
        /** An answer like any other. */
        BEHAVES
    }

    public UnrulyServer(Manner manner) throws IOException {
        this.manner = manner;
        Thread accepting = new Thread(this::accept, "unruly");
        accepting.setDaemon(true);
        accepting.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** How it treats calls from now on. */
    public void does(Manner next) {
        manner = next;
    }

    public int calls() {
        return calls.get();
    }

    /** Bytes of bodies it got rid of. */
    public long written() {
        return written.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                open.add(one);
                Thread serving = new Thread(() -> serve(one), "unruly-call");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket one) {
        try (one) {
            head(one.getInputStream());
            calls.incrementAndGet();
            answer(one.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // the caller has had enough
        } finally {
            open.remove(one);
        }
    }

    /** A request's head and as much of its body as is there; enough for a call of one packet. */
    private static void head(InputStream in) throws IOException {
        byte[] some = new byte[64 << 10];
        int length = 0;
        while (!new String(some, 0, length, StandardCharsets.ISO_8859_1).contains("\r\n\r\n")) {
            int more = in.read(some, length, some.length - length);
            if (more < 0) {
                throw new IOException("no request");
            }
            length += more;
        }
    }

    private void answer(OutputStream out) throws IOException, InterruptedException {
        switch (manner) {
            case SILENT -> closing.await();
            case DRIPS_THE_HEAD -> drip(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            case DRIPS_THE_BODY -> drip(out, head(TEN_GIB));
            case GARBAGE -> text(out, "\u0000\u0001this is no HTTP at all\r\n\r\n\r\n".repeat(20));
            case CUTS_THE_BODY -> text(out, head(200) + "{\"half\":");
            case ENDLESS -> {
                text(out, head(TEN_GIB));
                byte[] block = new byte[64 << 10];
                for (long sent = 0; sent < TEN_GIB; sent += block.length) {
                    out.write(block);
                    written.addAndGet(block.length);
                }
            }
            case BEHAVES -> text(out, head(2) + "{}");
        }
    }

    private static String head(long length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void drip(OutputStream out, String first) throws IOException, InterruptedException {
        text(out, first);
        while (!closing.await(100, TimeUnit.MILLISECONDS)) {
            text(out, "x");
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        for (Socket one : open) {
            one.close();
        }
    }
}

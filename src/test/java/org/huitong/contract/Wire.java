package org.huitong.contract;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The line between the gateway and a far end that speaks TCP: it can be cut, lose answers to what has arrived, or do to them
 * what no far end should. Safe for several threads.
 */
public final class Wire implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int BLOCK = 8192;
    private static final long TEN_GIB = 10L << 30;

    private final int target;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger spoilt = new AtomicInteger();
    private final AtomicInteger floods = new AtomicInteger();
    private final AtomicLong mostFlooded = new AtomicLong();
    private volatile Manner manner = Manner.CARRIES;
    private volatile CountDownLatch mended = new CountDownLatch(1);
    private ServerSocket door;

    /** What becomes of answers. */
    enum Manner {
        /** They arrive. */
        CARRIES,
        /** Nothing is heard any more. */
        SILENT,
        /** They come a byte a tenth of a second. */
        DRIPS,
        /** As many bytes come, but others. */
        GARBLES,
        /** Half of one comes, then the connection ends. */
        CUTS,
        /** Instead of one come 10 GiB, in one line. */
        FLOODS
    }

    /** @param target the far end's port on this machine */
    public Wire(int target) throws IOException {
        this.target = target;
        this.door = listen(0);
        this.port = door.getLocalPort();
    }

    /** Where the gateway is to connect to. */
    public int port() {
        return port;
    }

    /** Connections are refused, those that were open end. */
    public synchronized void cut() throws IOException {
        door.close();
        hangUp();
    }

    /** Connections are accepted and nothing is ever heard on them. */
    public synchronized void silence() {
        does(Manner.SILENT);
    }

    /** From now on, also on connections that are open. */
    synchronized void does(Manner next) {
        spoilt.set(0);
        floods.set(0);
        mostFlooded.set(0);
        mended = new CountDownLatch(1);
        manner = next;
    }

    /** Answers that were not carried as they are since {@link #does}. */
    int spoilt() {
        return spoilt.get();
    }

    /** Floods that whoever called has hung up on. */
    int floods() {
        return floods.get();
    }

    /** Bytes of the longest flood that were taken from us. */
    long mostFlooded() {
        return mostFlooded.get();
    }

    /** The next answers get lost, each with its connection; what was asked has arrived. */
    public void loseAnswers(int count) {
        answersToLose.set(count);
    }

    /** All is well again. What was silent or spoilt before is hung up. */
    public synchronized void mend() throws IOException {
        answersToLose.set(0);
        if (manner != Manner.CARRIES) {
            manner = Manner.CARRIES;
            mended.countDown();
            hangUp();
        }
        if (door.isClosed()) {
            door = listen(port);
        }
    }

    /** Connections that are open end; the next ones are carried. */
    synchronized void hangUp() throws IOException {
        for (Closeable socket : open) {
            socket.close();
        }
        open.clear();
    }

    private ServerSocket listen(int on) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(HERE, on), 256);
        start("wire-door", () -> accept(socket));
        return socket;
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                Socket server = new Socket(HERE, target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                start("wire-there", () -> carry(client, server, false));
                start("wire-back", () -> carry(server, client, true));
            } catch (IOException e) {
                // the door was closed, or the far end itself is not there: whoever called is hung up on
            }
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] block = new byte[BLOCK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(block);
            while (read >= 0) {
                if (answers && answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
                if (answers) {
                    answer(out, block, read);
                } else if (manner == Manner.SILENT) {
                    spoilt.incrementAndGet();
                } else {
                    out.write(block, 0, read);
                }
                out.flush();
                read = in.read(block);
            }
        } catch (IOException e) {
            // either side hung up
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void answer(OutputStream out, byte[] block, int length) throws IOException {
        Manner now = manner;
        CountDownLatch until = mended;
        if (now == Manner.CARRIES) {
            out.write(block, 0, length);
            return;
        }
        spoilt.incrementAndGet();
        switch (now) {
            case DRIPS -> drip(out, block, length, until);
            case GARBLES -> {
                for (int i = 0; i < length; i++) {
                    block[i] ^= 0x55;
                }
                out.write(block, 0, length);
            }
            case CUTS -> {
                out.write(block, 0, length / 2);
                out.flush();
                throw new IOException("cut");
            }
            case FLOODS -> flood(out, until);
            default -> {}
        }
    }

    private static void drip(OutputStream out, byte[] block, int length, CountDownLatch until) throws IOException {
        try {
            for (int i = 0; i < length && !until.await(100, TimeUnit.MILLISECONDS); i++) {
                out.write(block[i]);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flood(OutputStream out, CountDownLatch until) throws IOException {
        byte[] block = new byte[64 << 10];
        Arrays.fill(block, (byte) 'x');
        long sent = 0;
        try {
            while (sent < TEN_GIB && until.getCount() > 0) {
                out.write(block);
                sent += block.length;
                mostFlooded.accumulateAndGet(sent, Math::max);
            }
        } finally {
            floods.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        mended.countDown();
        cut();
    }
}

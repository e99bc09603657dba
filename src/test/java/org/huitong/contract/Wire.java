package org.huitong.contract;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line between the gateway and a far end that speaks TCP: it can be cut, fall silent (connections are accepted, and
 * nothing is ever answered), or lose answers to what has arrived. Safe for several threads.
 */
public final class Wire implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int BLOCK = 8192;

    private final int target;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private volatile boolean silent;
    private ServerSocket door;

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
        silent = true;
    }

    /** The next answers get lost, each with its connection; what was asked has arrived. */
    public void loseAnswers(int count) {
        answersToLose.set(count);
    }

    /** All is well again. What was silent before is hung up. */
    public synchronized void mend() throws IOException {
        answersToLose.set(0);
        if (silent) {
            silent = false;
            hangUp();
        }
        if (door.isClosed()) {
            door = listen(port);
        }
    }

    private void hangUp() throws IOException {
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
                if (!silent) {
                    out.write(block, 0, read);
                    out.flush();
                }
                read = in.read(block);
            }
        } catch (IOException e) {
            // either side hung up
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}

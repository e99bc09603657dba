package org.huitong.far;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Puts files into a folder of another machine, each whole or not at all: written under a name that begins with a dot, then
 * renamed. No folder is listed: a server may tell of one for ever. Thread-safe; one file at a time.
 */
public final class Upload implements AutoCloseable {
    private final FarEnd end;
    private final String folder;
    private final ScheduledExecutorService clock;
    private FarFolder far;

    /**
     * @param folder there; must be there
     * @param clock cuts connections that hang
     */
    public Upload(FarEnd end, String folder, ScheduledExecutorService clock) {
        this.end = end;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Replaces a file of this name.
     *
     * @throws FarTrouble with what the server answered
     * @throws IOException where it cannot be reached, or not in time
     */
    public synchronized void put(String name, byte[] bytes) throws IOException {
        boolean well = false;
        try {
            connect();
            String draft = folder + "/." + name + ".part";
            far.write(draft, new ByteArrayInputStream(bytes));
            replace(draft, folder + "/" + name);
            well = true;
        } finally {
            if (!well) {
                close(); // a connection under which something went wrong is not used again
            }
        }
    }

    /** Servers hang up on who has been quiet for long. */
    private void connect() throws IOException {
        if (far != null && !alive()) {
            close();
        }
        if (far == null) {
            far = end.connect(clock);
        }
    }

    private boolean alive() {
        try {
            return far.alive();
        } catch (IOException e) {
            return false; // connecting anew tells why
        }
    }

    /** Many servers rename over a file that is there, in one step; the others must be rid of it first. */
    private void replace(String draft, String name) throws IOException {
        try {
            far.move(draft, name);
        } catch (FarTrouble refused) {
            try {
                far.delete(name);
            } catch (IOException e) {
                throw refused; // it was not in the way
            }
            far.move(draft, name);
        }
    }

    @Override
    public synchronized void close() {
        if (far != null) {
            far.close();
            far = null;
        }
    }
}

package org.huitong.bench.load;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** The one selector that senders and sink share. Used by one thread. */
public final class Loop implements AutoCloseable {
    private final Selector selector;

    public Loop() throws IOException {
        selector = Selector.open();
    }

    /** Is told when its channel can be read, written or accepted. Deals with its own failures. */
    interface Handler {
        void ready();
    }

    SelectionKey register(SelectableChannel channel, int interest, Handler handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, interest, handler);
    }

    /** Waits for at most so long (at least a millisecond) and says how many handlers were told. */
    int turn(long millis) throws IOException {
        return selector.select(key -> ((Handler) key.attachment()).ready(), Math.max(1, millis));
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}

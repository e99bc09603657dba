package org.huitong.wiring;

import java.util.concurrent.TimeUnit;
import org.huitong.failed.TextBlocks;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what texts are looked for by, a block after the other, with rests so that nothing waits for it. One thread. */
public final class TextIndex implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TextIndex.class);
    private static final long BETWEEN_MILLIS = 50;
    private static final long REST_MILLIS = 5_000;

    private final TextBlocks blocks;
    private String trouble = "";

    public TextIndex(TextBlocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(next() ? BETWEEN_MILLIS : REST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a store that is away keeps from being made now is made later; until then more rows are read. */
    private boolean next() {
        try {
            boolean made = blocks.makeNext();
            trouble = "";
            return made;
        } catch (HuitongException e) {
            if (!e.getMessage().equals(trouble)) {
                LOG.warn("what texts are found by is not made now: {}", e.getMessage());
            }
            trouble = e.getMessage();
            return false;
        }
    }
}

package org.huitong.bus;

import org.huitong.message.Backfill;

/**
 * One source that is read again for one subscription, with a token of its own, by the source's own thread and in turns with
 * its own polls: what is read later is then never older than what was read before. Called on that thread; must not block.
 */
public interface Pull {

    Backfill backfill();

    /** True where nothing more is to be read; its place is then let go and {@link #letGo} called. */
    boolean over();

    /** How many milliseconds to leave it alone; 0 where it may be read now. */
    long rest();

    /**
     * A poll has ended well.
     *
     * @param records taken in by it
     * @param watermark where the next one begins
     * @param end true where it brought all that the far end had: what is new from now on, the source's own polls bring
     */
    void pulled(int records, Object watermark, boolean end);

    /**
     * @param stopped true where it will not be tried again by itself
     * @param text code, what happened, the cure
     */
    void failed(boolean stopped, String text);

    /** Its place is nobody's any more. */
    void letGo();
}

package org.huitong.store;

import java.nio.file.Path;

/**
 * A copy of the store that is being made, in this order: {@link #fix}, {@link #write}, {@link #close}. For one thread.
 * What each throws: OPERATE-BACKUP where it cannot be made, PUBLISH-STORE-BEHIND where the store does not answer.
 */
public interface StoreCopy extends AutoCloseable {
    StoreForm form();

    /** What it takes beside the data's files, about. */
    long bytes();

    /**
     * The copy is of now: what is written later is not in it. Who writes waits for it.
     *
     * @param data a copy of the data directory; a store that is a file is copied into it
     */
    void fix(Path data);

    /**
     * Writes what was fixed and is not in the data's copy, while others write.
     *
     * @param folder not there; made, for its owner alone, where something goes into it
     */
    void write(Path folder);

    @Override
    void close();
}

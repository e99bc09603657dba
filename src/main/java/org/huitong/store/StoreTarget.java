package org.huitong.store;

import java.nio.file.Path;

/** Where a copy of a store is to be brought back. */
public interface StoreTarget {
    /** Of a home's settings; nothing is opened yet. */
    static StoreTarget of(StoreSettings settings) {
        return settings.postgres() ? new PostgresTarget(settings) : new SqliteTarget();
    }

    /** Of SQLite, whose file is among the data's. */
    static StoreTarget sqlite() {
        return new SqliteTarget();
    }

    /**
     * Before anything is changed.
     *
     * @throws org.huitong.message.HuitongException OPERATE-INVALID where a copy of that form does not go there, or the
     *     store has something in it; PUBLISH-STORE-BEHIND where a gateway has it open, or it does not answer
     */
    Load prepare(StoreForm form);

    /** A store that nobody else gets until this is closed. For one thread. */
    interface Load extends AutoCloseable {
        /**
         * All of it or nothing.
         *
         * @param folder as {@link StoreCopy#write} left it; nothing is read where the store is a file of the data
         * @throws org.huitong.message.HuitongException OPERATE-BACKUP where it does not go in
         */
        void from(Path folder);

        @Override
        void close();
    }
}

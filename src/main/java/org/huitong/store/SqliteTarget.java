package org.huitong.store;

import java.nio.file.Path;

/** A file that comes with the data: there is nothing to be brought in. */
final class SqliteTarget implements StoreTarget {
    private static final Load NOTHING = new Load() {
        @Override
        public void from(Path folder) {
            // It is among the data's files.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @Override
    public Load prepare(StoreForm form) {
        form.requireFor(StoreForm.SQLITE);
        return NOTHING;
    }
}

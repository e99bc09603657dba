package org.huitong.failed;

import org.huitong.model.MemoryShelf;
import org.huitong.model.Shelf;

/** The model's store means what the real one means. */
class MemoryRowsTest extends RowsContract {
    @Override
    Shelf shelf() {
        return new MemoryShelf();
    }
}

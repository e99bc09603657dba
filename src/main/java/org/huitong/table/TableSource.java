package org.huitong.table;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A table that is asked turn by turn. For one thread. */
public interface TableSource {
    /**
     * What is new behind a place.
     *
     * @param token the place, as the last committed turn left it
     */
    Turn turn(byte[] token) throws SQLException, IOException;

    /**
     * @param rows column, in upper case, to value
     * @param next where the next turn begins once these are committed; empty where there is nothing to commit. It may have
     *     changed without rows
     */
    record Turn(List<Map<String, Object>> rows, byte[] next) {
        static final Turn NOTHING = new Turn(List.of(), new byte[0]);

        /** True where nothing is new. */
        public boolean isNothing() {
            return next.length == 0;
        }
    }
}

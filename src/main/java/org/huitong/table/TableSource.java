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
     * @param last true where it is certain that these were all there are behind the place
     */
    record Turn(List<Map<String, Object>> rows, byte[] next, boolean last) {
        static final Turn NOTHING = new Turn(List.of(), new byte[0]);

        Turn(List<Map<String, Object>> rows, byte[] next) {
            this(rows, next, false);
        }

        Turn ofPage(int most) {
            return new Turn(rows, next, rows.size() < most);
        }

        /** True where nothing is new. */
        public boolean isNothing() {
            return next.length == 0;
        }
    }
}

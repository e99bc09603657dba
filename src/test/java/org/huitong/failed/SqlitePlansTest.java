package org.huitong.failed;

import java.nio.file.Path;
import java.util.Set;
import org.huitong.store.StoreSettings;

class SqlitePlansTest extends PlansContract {
    @Override
    StoreSettings settings(Path folder) {
        return StoreSettings.sqlite(folder);
    }

    /**
     * The plan has the names that the question gives its tables. An index that is walked whole is as long as its table, but
     * the one of what is claimed, which has no other rows.
     */
    @Override
    boolean scans(String line, Set<String> tables) {
        return line.startsWith("SCAN")
                && !line.startsWith("SCAN row_group USING INDEX")
                && !line.equals("SCAN record_row USING INDEX record_row_claimed")
                && !line.equals("SCAN piece");
    }

    @Override
    String numbers() {
        return "(rowid>? AND rowid<?)";
    }

    @Override
    boolean sorts(String line) {
        return line.contains("TEMP B-TREE");
    }

    /** SQLite does not know that what comes out of a piece is in order. */
    @Override
    int sortings(Planned asked) {
        return asked.sql().contains("AS piece") ? 1 : 0;
    }

    @Override
    boolean alone(String line, String index) {
        return line.contains("USING COVERING INDEX " + index);
    }
}

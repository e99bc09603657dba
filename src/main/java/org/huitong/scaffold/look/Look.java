package org.huitong.scaffold.look;

import java.util.List;
import org.huitong.catalog.Format;

/**
 * What a sample looks like.
 *
 * @param charset as a mapping names it
 * @param layout lines of YAML below {@code layout:}, without indent; empty where the format's default fits
 * @param remarks what a person should look at
 */
public record Look(Format format, String charset, List<String> layout, List<Column> columns, List<String> remarks) {

    /** Records that were looked at. */
    public int records() {
        return columns.isEmpty() ? 0 : columns.get(0).values().size();
    }
}

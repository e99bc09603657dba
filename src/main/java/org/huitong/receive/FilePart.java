package org.huitong.receive;

import java.util.List;
import org.huitong.message.Raw;

/**
 * A piece of a file, which becomes one intake.
 *
 * @param key its file's arrival and the place of its first record: no other piece of any file has the same
 * @param raws its records, in order, counted from 0
 */
public record FilePart(String key, List<Raw> raws) {
    /** There is nothing to take in. */
    public static final FilePart NONE = new FilePart("", List.of());

    public boolean isEmpty() {
        return raws.isEmpty();
    }
}

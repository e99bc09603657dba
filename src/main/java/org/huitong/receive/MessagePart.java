package org.huitong.receive;

import java.util.List;
import org.huitong.message.Raw;

/**
 * A message of a source's own broker, which becomes one intake.
 *
 * @param key by which a repeat of it is known; null where its source says that nothing tells
 * @param digest SHA-256 of its body, hex
 * @param raws its records, in order, at least one
 */
public record MessagePart(String key, String digest, List<Raw> raws) {

    public boolean isEmpty() {
        return false;
    }
}

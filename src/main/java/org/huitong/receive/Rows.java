package org.huitong.receive;

import java.util.List;
import java.util.Map;
import org.huitong.message.Raw;

/** stub */
public final class Rows {
    private Rows() {}

    public static List<Raw> toRaws(List<Map<String, Object>> rows) {
        return List.of();
    }
}

package org.huitong.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Quota;
import org.huitong.catalog.Words;
import org.huitong.operate.api.StatusView;
import org.huitong.operate.cli.Texts;

/** How much a grant allows and, where a gateway runs, how much of that is left. */
final class QuotaWords {
    private QuotaWords() {}

    /** @param left as the running gateway has counted; empty where none was asked */
    static List<Map<String, Object>> of(Quota quota, List<StatusView.Limit> left, Texts texts) {
        return quota.limits().stream().map(limit -> of(limit, left, texts)).toList();
    }

    private static Map<String, Object> of(Quota.Limit limit, List<StatusView.Limit> left, Texts texts) {
        String kind = Words.of(limit.kind());
        String unit = Words.of(limit.unit());
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("kind", kind);
        words.put("per", unit);
        words.put("limit", limit.most());
        words.put("text", texts.of("why.quota." + kind + "-" + unit, limit.most()));
        left.stream()
                .filter(one -> one.kind().equals(kind) && one.per().equals(unit))
                .findFirst()
                .ifPresent(one -> {
                    words.put("used", one.used());
                    words.put("left", one.left());
                    words.put("until", one.until().toString());
                    words.put("text", texts.of("why.quota.left", words.get("text"), one.left()));
                });
        return words;
    }
}

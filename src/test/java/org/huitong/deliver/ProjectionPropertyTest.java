package org.huitong.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huitong.element.Mask;
import org.huitong.message.BusRecord;
import org.huitong.message.Json;
import org.huitong.message.Op;

/** Whatever the grant and the record: what leaves holds nothing that was not granted, in any place of it. */
class ProjectionPropertyTest {
    private static final byte[] SECRET = new byte[32];

    @Property
    void nothingLeavesThatWasNotGranted(@ForAll Random random) {
        Map<String, Mask> granted = new LinkedHashMap<>();
        Map<String, Object> data = new LinkedHashMap<>();
        List<String> hidden = new ArrayList<>();
        String key = secret(random);
        data.put("item0", key);
        for (int i = 1; i < 12; i++) {
            data.put("item" + i, secret(random));
        }
        data.forEach((item, value) -> {
            Mask mask = random.nextInt(3) == 0 ? null : mask(random);
            if (mask != null) {
                granted.put(item, mask);
            }
            if (mask == null || !mask.clear()) {
                hidden.add((String) value);
            }
        });
        granted.put("item that the record has not", Mask.CLEAR);
        Terms terms = new Terms(
                "hall.people", "people", random.nextBoolean(), "item0", 1, granted, () -> true, () -> null, null);

        Outgoing outgoing = new Projection(terms, SECRET).of(new BusRecord("i-1.0", key, 1, 0, Op.UPSERT, data));

        String bytes = Json.text(Map.of("key", outgoing.key(), "data", outgoing.data()));
        assertThat(hidden).noneMatch(bytes::contains);
        assertThat(granted.keySet()).containsAll(outgoing.data().keySet());
        data.forEach((item, value) -> {
            if (granted.getOrDefault(item, Mask.HASH).clear()) {
                assertThat(outgoing.data()).containsEntry(item, value);
            }
        });
    }

    /** Long enough that no other value has it in it by chance. */
    private static String secret(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 18; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    private static Mask mask(Random random) {
        Mask.Kind[] kinds = Mask.Kind.values();
        Mask.Kind kind = kinds[random.nextInt(kinds.length)];
        boolean keeps = kind == Mask.Kind.KEEP;
        int first = keeps || kind == Mask.Kind.CUT ? 1 + random.nextInt(17) : 0;
        return new Mask(kind, first, keeps ? random.nextInt(6) : 0);
    }
}

package org.huitong.deliver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huitong.element.Mask;
import org.huitong.message.BusRecord;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Makes of a record what a grant lets its consumer see; what is not granted does not exist. Keyed hashes are
 * HMAC-SHA256 (RFC 2104) under the subscription's own secret, so that consumers cannot join their data. One thread.
 */
final class Projection {
    private final Terms terms;
    private final boolean keyMasked;
    private final Mac mac;

    Projection(Terms terms, byte[] secret) {
        this.terms = terms;
        keyMasked = !terms.items().getOrDefault(terms.keyItem(), Mask.HASH).clear();
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no HmacSHA256. Use another one.", e);
        }
    }

    Terms terms() {
        return terms;
    }

    Outgoing of(BusRecord record) {
        Map<String, Object> data = new LinkedHashMap<>(
                2 * Math.min(terms.items().size(), record.data().size()) + 1);
        for (Map.Entry<String, Object> item : record.data().entrySet()) {
            Mask mask = terms.items().get(item.getKey());
            if (mask != null) {
                data.put(item.getKey(), mask.of(item.getValue(), this::hash));
            }
        }
        String key = keyMasked ? hash(record.key()) : record.key();
        return new Outgoing(record.id(), key, record.version(), record.revision(), record.op(), terms.resource(), data);
    }

    private String hash(String value) {
        return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }
}

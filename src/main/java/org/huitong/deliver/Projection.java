package org.huitong.deliver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huitong.message.BusRecord;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Makes of a record what a grant lets its consumer see; what is not granted does not exist. Keyed hashes are
 * HMAC-SHA256 (RFC 2104) under the subscription's own secret, so that consumers cannot join their data. One thread.
 */
final class Projection {
    private final Terms terms;
    /** Granted items; true where masked. */
    private final Map<String, Boolean> granted = new HashMap<>();

    private final boolean keyMasked;
    private final Mac mac;

    Projection(Terms terms, byte[] secret) {
        this.terms = terms;
        terms.clear().forEach(item -> granted.put(item, false));
        terms.masked().forEach(item -> granted.putIfAbsent(item, true));
        keyMasked = !terms.clear().contains(terms.keyItem());
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no HmacSHA256. Use another one.", e);
        }
    }

    Outgoing of(BusRecord record) {
        Map<String, Object> data =
                new LinkedHashMap<>(2 * Math.min(granted.size(), record.data().size()) + 1);
        for (Map.Entry<String, Object> item : record.data().entrySet()) {
            Boolean masked = granted.get(item.getKey());
            if (masked != null) {
                Object value = item.getValue();
                data.put(item.getKey(), masked && value != null ? mask(value.toString()) : value);
            }
        }
        String key = keyMasked ? mask(record.key()) : record.key();
        return new Outgoing(record.id(), key, record.version(), record.revision(), record.op(), terms.resource(), data);
    }

    private String mask(String value) {
        return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }
}

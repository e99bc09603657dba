package org.huitong.deliver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
    private final Mac mac;

    Projection(Terms terms, byte[] secret) {
        this.terms = terms;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no HmacSHA256. Use another one.", e);
        }
    }

    Outgoing of(BusRecord record) {
        Map<String, Object> data = new LinkedHashMap<>();
        record.data().forEach((item, value) -> {
            if (terms.clear().contains(item)) {
                data.put(item, value);
            } else if (terms.masked().contains(item)) {
                data.put(item, value == null ? null : mask(value.toString()));
            }
        });
        String key = terms.clear().contains(terms.keyItem()) ? record.key() : mask(record.key());
        return new Outgoing(record.id(), key, record.version(), record.revision(), record.op(), terms.resource(), data);
    }

    private String mask(String value) {
        return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }
}

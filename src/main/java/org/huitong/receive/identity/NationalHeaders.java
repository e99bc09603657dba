package org.huitong.receive.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The four headers of the national exchange platform's calling convention (DOMAIN 6.2 A). Their signature covers no
 * more than the three others. Each may be null.
 *
 * @param requester {@code gjgxjhpt_rid}
 * @param service {@code gjgxjhpt_sid}
 * @param time {@code gjgxjhpt_rtime}, milliseconds since 1970
 * @param sign {@code gjgxjhpt_sign}
 */
public record NationalHeaders(String requester, String service, String time, String sign) {
    public static final String REQUESTER = "gjgxjhpt_rid";
    public static final String SERVICE = "gjgxjhpt_sid";
    public static final String TIME = "gjgxjhpt_rtime";
    public static final String SIGN = "gjgxjhpt_sign";

    /** What is signed: the three one behind the other, with nothing between. */
    public static String text(String service, String requester, String time) {
        return service + requester + time;
    }

    /** Signed with {@code secret}. */
    public static NationalHeaders signed(String secret, String service, String requester, String time) {
        return new NationalHeaders(requester, service, time, Hmac.base64(secret, text(service, requester, time)));
    }

    /** By header name, in the order the convention names them. */
    public Map<String, String> asMap() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(REQUESTER, requester);
        all.put(SERVICE, service);
        all.put(TIME, time);
        all.put(SIGN, sign);
        return all;
    }

    boolean anyThere() {
        return Stream.of(requester, service, time, sign).anyMatch(Objects::nonNull);
    }

    boolean allThere() {
        return Stream.of(requester, service, time, sign).allMatch(Objects::nonNull);
    }
}

package org.huitong.message;

import java.util.Map;

/**
 * A message for the bus, or from it.
 *
 * @param address where it goes
 * @param properties values are String, Integer or Long
 * @param body UTF-8 JSON; never changed after construction
 * @param lastValueKey names the token a last-value queue keeps one of; null for ordinary messages
 */
public record Parcel(String address, Map<String, Object> properties, byte[] body, String lastValueKey) {

    public static Parcel of(String address, byte[] body) {
        return new Parcel(address, Map.of(), body, null);
    }
}

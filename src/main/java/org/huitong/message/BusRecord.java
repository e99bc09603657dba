package org.huitong.message;

import java.util.Map;

/**
 * One instance of a resource in the normalized form, as it stands on the bus (DESIGN 3.3, frozen).
 *
 * @param id opaque record id, stable for the record's whole life; never reveals the key
 * @param key business key in clear; only the bus and the store see it
 * @param version the declared source column, else the gateway's sequence; grows with time
 * @param revision 0 as published, +1 each time a person mends the record
 * @param op upsert or delete
 * @param data items by name; values are String, Number, Boolean or null; never changed after construction
 */
public record BusRecord(String id, String key, long version, int revision, Op op, Map<String, Object> data) {}

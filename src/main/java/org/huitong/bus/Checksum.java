package org.huitong.bus;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;

/**
 * A CRC-32C over a message's body and properties, which every message of ours carries. The journal has none: of a record
 * it knows the length only, so that a page the disk never wrote, or an old one, passes for what was sent (2026-11-25).
 */
final class Checksum {
    /** Of no meaning outside the broker; taken off again when a message is taken. */
    static final SimpleString NAME = SimpleString.of("HuitongChecksum");

    /** What the broker itself puts on a message on its way. */
    private static final String BROKERS_OWN = "_AMQ";

    private Checksum() {}

    /** Whatever the order of the properties. */
    static int of(Map<String, Object> properties, byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        int sum = (int) crc.getValue();
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            if (!property.getKey().startsWith(BROKERS_OWN)) {
                crc.reset();
                crc.update(property.getKey().getBytes(StandardCharsets.UTF_8));
                crc.update('=');
                crc.update(String.valueOf(property.getValue()).getBytes(StandardCharsets.UTF_8));
                sum += (int) crc.getValue();
            }
        }
        return sum;
    }

    /**
     * Takes the checksum off these properties.
     *
     * @return false where it is there and another than it should be
     */
    static boolean passes(Map<String, Object> properties, byte[] body) {
        Object sum = properties.remove(NAME.toString());
        return sum == null || sum.equals(of(properties, body));
    }

    /** What the message says of itself; a property decoded for the first time throws where its bytes are none. */
    static Map<String, Object> properties(ICoreMessage message) {
        Map<String, Object> properties = new HashMap<>();
        for (SimpleString name : message.getPropertyNames()) {
            Object value = message.getObjectProperty(name);
            properties.put(name.toString(), value instanceof SimpleString text ? text.toString() : value);
        }
        return properties;
    }

    static void put(Message message, Map<String, Object> properties, byte[] body) {
        message.putIntProperty(NAME, of(properties, body));
    }
}

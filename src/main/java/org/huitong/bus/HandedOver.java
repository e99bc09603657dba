package org.huitong.bus;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.huitong.bus.door.MessageIds;
import org.huitong.message.Parcel;

/**
 * A message that a system has put into its own queue, as that system sees it. Whatever it says of itself beyond this is
 * not looked at: its sender can write anything into it, also what looks like ours.
 *
 * @param resource application property {@code resource}; null where it has none
 * @param contentType application property {@code contentType}, else the message's own; null where it has none or one that
 *     says nothing
 * @param key application property {@code idempotencyKey}, else the message id; null where it has neither
 * @param messageId as the broker's converter writes it; null where it has none
 * @param body null where it is neither bytes nor text
 */
record HandedOver(String resource, String contentType, String key, String messageId, byte[] body) {
    private static final String RESOURCE = "resource";
    private static final String KEY = "idempotencyKey";
    /** A JMS client cannot write the message's own, and says of all its bytes that they are bytes. */
    private static final String TYPE = "contentType";

    private static final String CONTENT_TYPE = "JMS_AMQP_ContentType";
    private static final String BYTES = "application/octet-stream";
    private static final String MESSAGE_ID = "NATIVE_MESSAGE_ID";
    private static final byte[] NONE = {};
    private static final String NO_BODY = "noBody";

    /** Only what {@link #of} reads again. */
    static Parcel parcel(ClientMessage message) {
        Map<String, Object> properties = new HashMap<>();
        for (String name : new String[] {RESOURCE, KEY, TYPE, CONTENT_TYPE, MESSAGE_ID}) {
            Object value = message.getObjectProperty(SimpleString.of(name));
            if (value != null) {
                properties.put(name, value.toString());
            }
        }
        byte[] body = body(message);
        if (body == null) {
            properties.put(NO_BODY, 1);
        }
        return new Parcel(message.getAddress(), properties, body == null ? NONE : body, null);
    }

    private static byte[] body(ClientMessage message) {
        ActiveMQBuffer buffer = message.getBodyBuffer();
        if (message.getType() == Message.TEXT_TYPE) {
            SimpleString text = buffer.readNullableSimpleString();
            return text == null ? NONE : text.toString().getBytes(StandardCharsets.UTF_8);
        }
        if (message.getType() != Message.BYTES_TYPE && message.getType() != Message.DEFAULT_TYPE) {
            return null;
        }
        byte[] body = new byte[buffer.readableBytes()];
        buffer.readBytes(body);
        return body;
    }

    static HandedOver of(Parcel parcel) {
        Map<String, Object> properties = parcel.properties();
        String id = (String) properties.get(MESSAGE_ID);
        String key = (String) properties.get(KEY);
        String type = (String) properties.getOrDefault(TYPE, properties.get(CONTENT_TYPE));
        return new HandedOver(
                (String) properties.get(RESOURCE),
                BYTES.equals(type) ? null : type,
                key != null || id == null ? key : MessageIds.plain(id),
                id,
                properties.containsKey(NO_BODY) ? null : parcel.body());
    }

    /** What the answer to it says of it. */
    Map<String, Object> answers() {
        return messageId == null ? Map.of() : Map.of("JMSCorrelationID", messageId);
    }
}

package org.huitong.bus.door;

import org.apache.activemq.artemis.protocol.amqp.converter.AMQPMessageIdHelper;
import org.apache.activemq.artemis.protocol.amqp.exceptions.ActiveMQAMQPIllegalStateException;

/** Message ids between AMQP, where they are text, numbers, UUIDs or bytes, and the broker, where they are text. */
public final class MessageIds {
    private MessageIds() {}

    /** As its sender wrote it. */
    public static String plain(String brokers) {
        try {
            return String.valueOf(AMQPMessageIdHelper.INSTANCE.toIdObject(brokers));
        } catch (ActiveMQAMQPIllegalStateException e) {
            return brokers; // it only looks like one of the broker's forms
        }
    }

    /** As the broker writes an id that is text. */
    public static String ofText(String plain) {
        return AMQPMessageIdHelper.INSTANCE.toMessageIdString(plain);
    }
}

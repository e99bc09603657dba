package org.huitong.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a message in the broker, it is the one that was made. */
class PostedMessageTest {
    private static final byte[] BODY = "[{\"name\":\"欧阳䶮\"}]".getBytes(StandardCharsets.UTF_8);

    private final CoreMessage form = form();
    private final PostedMessage posted = new PostedMessage(form, BODY);

    @Test
    void keepsHeadersPropertiesAndBody() {
        same(posted);
        assertSame(form.getAddressSimpleString(), posted.getAddressSimpleString());
    }

    /** What waits in a queue for months has no room to spare. */
    @Test
    void bufferIsAsLargeAsTheMessage() {
        assertEquals(posted.getBuffer().writerIndex(), posted.getBuffer().capacity());
    }

    @Test
    void isTheSameAfterItWasStored() {
        var stored = ActiveMQBuffers.dynamicBuffer(posted.getPersistSize());
        posted.persist(stored);
        CoreMessage loaded = new CoreMessage();
        loaded.reloadPersistence(stored, null);
        same(loaded);
    }

    @Test
    void isTheSameAfterItWasCopiedOrChanged() {
        same(posted.copy());
        posted.putStringProperty(SimpleString.of("another"), SimpleString.of("x"));
        same(posted);
        same((ICoreMessage) posted.copy(posted.getMessageID()));
    }

    private static CoreMessage form() {
        CoreMessage form = new CoreMessage();
        form.setMessageID(42);
        form.setType(Message.BYTES_TYPE);
        form.setDurable(true);
        form.setPriority((byte) 4);
        form.setAddress(SimpleString.of("exchange.population-basic"));
        form.setTimestamp(1_700_000_000_000L);
        form.putStringProperty(SimpleString.of("cloudEvents_id"), SimpleString.of("i-1.0"));
        form.putIntProperty(SimpleString.of("HuitongSequence"), 7);
        return form;
    }

    private static void same(ICoreMessage message) {
        assertEquals(42, message.getMessageID());
        assertEquals(Message.BYTES_TYPE, message.getType());
        assertEquals(true, message.isDurable());
        assertEquals(4, message.getPriority());
        assertEquals(
                "exchange.population-basic", message.getAddressSimpleString().toString());
        assertEquals(1_700_000_000_000L, message.getTimestamp());
        assertEquals("i-1.0", message.getStringProperty(SimpleString.of("cloudEvents_id")));
        assertEquals(7, message.getIntProperty(SimpleString.of("HuitongSequence")));
        byte[] body = new byte[message.getReadOnlyBodyBuffer().readableBytes()];
        message.getReadOnlyBodyBuffer().readBytes(body);
        assertArrayEquals(BODY, body);
    }
}

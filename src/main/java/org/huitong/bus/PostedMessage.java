package org.huitong.bus;

import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;

/**
 * A message as it waits in a queue: its encoded bytes and nothing beside them. With its properties as objects it was 60
 * objects and 4.8 KiB for a record of 1 KiB, which the collector copied and copied again (2026-11-25); whoever asks for a
 * property has them decoded.
 */
final class PostedMessage extends CoreMessage {

    /**
     * @param form has everything but its body, and no buffer yet; not to be used afterwards
     * @param body is copied
     */
    PostedMessage(CoreMessage form, byte[] body) {
        form.initBuffer(BODY_OFFSET + body.length + form.getHeadersAndPropertiesEncodeSize());
        form.getBodyBuffer().writeBytes(body);
        receiveBuffer(form.encode().getBuffer());
        this.address = form.getAddressSimpleString(); // one for all, not one for each
    }

    /** Only a cluster sets them, and this broker is in none; the broker would decode all properties to find that out. */
    @Override
    public byte[] removeExtraBytesProperty(SimpleString key) {
        return null;
    }

    /** We set none. */
    @Override
    public Object getDuplicateProperty() {
        return null;
    }

    /** An address of ours has one routing type. */
    @Override
    public RoutingType getRoutingType() {
        return null;
    }
}

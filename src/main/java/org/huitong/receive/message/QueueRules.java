package org.huitong.receive.message;

import java.nio.charset.Charset;

/**
 * How a queue of a source's own broker is read.
 *
 * @param source {@code system/resource}, for messages
 * @param queue its name there
 * @param failedQueue where refused messages are moved to
 * @param identity what names a message: {@code JMSMessageID}, a property, or {@code none}
 * @param charset of text in bytes; a text message is written in it before it is read like bytes
 * @param maxMessages most messages of one batch
 * @param maxBatchBytes no further message is taken once a batch has so many
 * @param maxMessageBytes a longer message is refused
 */
public record QueueRules(
        String source,
        String queue,
        String failedQueue,
        String identity,
        Charset charset,
        int maxMessages,
        int maxBatchBytes,
        int maxMessageBytes) {
    /** The id that every broker gives its messages. */
    public static final String MESSAGE_ID = "JMSMessageID";

    /** Said by a source whose repeats nothing tells. */
    public static final String NONE = "none";
}

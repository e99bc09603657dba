package org.huitong.receive.message;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Reads what a message is named by and its bytes, bounded before anything is copied. Immutable, thread-safe. */
final class MessageReader {
    private static final int LONGEST_NAME = 200;
    private static final int LEAST_TEXT_BYTES = 1;

    private final QueueRules rules;

    MessageReader(QueueRules rules) {
        this.rules = rules;
    }

    /** Throws only where the broker is away; what is wrong with a message itself stands in it. */
    FarMessage read(Message message) throws JMSException {
        String name = null;
        try {
            name = name(message);
            return new FarMessage(message, name, body(message), null);
        } catch (HuitongException e) {
            return new FarMessage(message, name, null, e);
        }
    }

    private String name(Message message) throws JMSException {
        if (rules.identity().equals(QueueRules.NONE)) {
            return null;
        }
        String name = rules.identity().equals(QueueRules.MESSAGE_ID)
                ? message.getJMSMessageID()
                : text(message.getObjectProperty(rules.identity()));
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw refused(
                    ErrorCode.RECEIVE_MALFORMED,
                    "it has no " + rules.identity() + " of 1 to " + LONGEST_NAME
                            + " characters, by which a repeat would be known",
                    "Have its sender set one, or say identity: none in the source's route if repeats do no harm");
        }
        return name;
    }

    private static String text(Object property) {
        return property == null ? null : property.toString();
    }

    private byte[] body(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            if (bytes.getBodyLength() > rules.maxMessageBytes()) {
                throw tooLarge(bytes.getBodyLength());
            }
            bytes.reset();
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return body;
        }
        if (message instanceof TextMessage text) {
            return encoded(text.getText() == null ? "" : text.getText());
        }
        throw refused(
                ErrorCode.RECEIVE_TYPE,
                "it is neither a bytes nor a text message",
                "Have its sender write the bytes of the source's format into one");
    }

    private byte[] encoded(String text) {
        if ((long) text.length() * LEAST_TEXT_BYTES > rules.maxMessageBytes()) {
            throw tooLarge(text.length());
        }
        try {
            ByteBuffer bytes = rules.charset().newEncoder().encode(CharBuffer.wrap(text));
            if (bytes.remaining() > rules.maxMessageBytes()) {
                throw tooLarge(bytes.remaining());
            }
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return body;
        } catch (CharacterCodingException e) {
            throw refused(
                    ErrorCode.RECEIVE_MALFORMED,
                    "its text has a character that is not of " + rules.charset().name(),
                    "Declare UTF-8 or GB18030 as charset in the mapping");
        }
    }

    private HuitongException tooLarge(long length) {
        return refused(
                ErrorCode.RECEIVE_TOO_LARGE,
                "it has " + length + " bytes, the limit is " + rules.maxMessageBytes(),
                "Have its sender cut it");
    }

    private HuitongException refused(ErrorCode code, String what, String cure) {
        return new HuitongException(
                code,
                "reading a message of " + rules.source() + " from " + rules.queue() + " failed: " + what + ". " + cure
                        + "; it lies in " + rules.failedQueue() + ".");
    }
}

package org.huitong.soap;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An envelope as it is read: what its parts that matter here say.
 *
 * @param version null where it is none
 * @param user of the user name token; null where there is none
 * @param password of the token, in clear; null where there is none, or its digest
 * @param messageId of WS-Addressing; null where there is none
 * @param operation local name of the first element of the body; null where the body is empty
 * @param fault its code without prefix; null where it is no fault
 * @param text of the element asked for; null where there is no such
 */
public record Envelope(
        Version version, String user, String password, String messageId, String operation, String fault, String text) {
    private static final int MOST_DEPTH = 100;
    private static final int MOST_ATTRIBUTES = 200;
    private static final WstxInputFactory READERS = readers();

    /** Everything that reaches out or multiplies is shut. */
    private static WstxInputFactory readers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MOST_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }

    /** The bytes of one to send. */
    static byte[] written(Version version, UserToken token, String body) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + version.namespace()
                        + "\"><soap:Header>" + token.header(Instant.now()) + "</soap:Header><soap:Body>" + body
                        + "</soap:Body></soap:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The answer to who has called. */
    public static byte[] answer(Version version, String body) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + version.namespace()
                        + "\"><soap:Body>" + body + "</soap:Body></soap:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Text as it stands in XML. */
    public static String escaped(String text) {
        return Template.escaped(text);
    }

    /**
     * Reads the bytes of one.
     *
     * @param asked local name of the element in the body whose text is wanted; empty for the first without elements below
     * @throws XMLStreamException where it is not well-formed, or has a document type
     */
    public static Envelope read(byte[] bytes, String asked) throws XMLStreamException {
        XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
        try {
            return new Reading(reader, asked).all();
        } finally {
            reader.close();
        }
    }

    /** One pass over an envelope. */
    private static final class Reading {
        private final XMLStreamReader reader;
        private final String asked;
        private Version version;
        private String user;
        private String password;
        private String messageId;
        private String operation;
        private String fault;
        private String text;
        private boolean body;
        private boolean digest;
        private int depth;

        Reading(XMLStreamReader reader, String asked) {
            this.reader = reader;
            this.asked = asked;
        }

        Envelope all() throws XMLStreamException {
            StringBuilder leaf = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new XMLStreamException("a document type or an entity is not read");
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    begin();
                    leaf = new StringBuilder();
                } else if (event == XMLStreamConstants.CHARACTERS && leaf != null) {
                    leaf.append(reader.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(leaf);
                    leaf = null;
                }
            }
            return new Envelope(version, user, password, messageId, operation, fault, text);
        }

        private void begin() {
            depth++;
            String name = reader.getLocalName();
            digest |= name.equals("Password")
                    && reader.getAttributeCount() > 0
                    && reader.getAttributeValue(0).endsWith("PasswordDigest");
            if (depth == 1 && name.equals("Envelope")) {
                version = Version.ofNamespace(reader.getNamespaceURI());
            } else if (depth == 2) {
                body = name.equals("Body");
            } else if (depth == 3 && body && operation == null) {
                operation = name;
            }
        }

        /** @param leaf what stood in it; null where elements did */
        private void end(StringBuilder leaf) {
            String name = reader.getLocalName();
            if (leaf != null && body) {
                inBody(name, leaf.toString());
            } else if (leaf != null && name.equals("Username")) {
                user = leaf.toString().strip();
            } else if (leaf != null && name.equals("MessageID")) {
                messageId = leaf.toString().strip();
            } else if (leaf != null && name.equals("Password")) {
                password = digest ? null : leaf.toString();
            }
            depth--;
        }

        private void inBody(String name, String value) {
            boolean faulty = "Fault".equals(operation);
            if (faulty && fault == null && (name.equals("faultcode") || name.equals("Value"))) {
                fault = value.strip().substring(value.strip().indexOf(':') + 1);
            } else if (!faulty && text == null && (asked.isEmpty() || name.equals(asked))) {
                text = value;
            }
        }
    }
}

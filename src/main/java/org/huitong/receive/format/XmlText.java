package org.huitong.receive.format;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.huitong.message.HuitongException;
import org.huitong.receive.input.Refusals;

/**
 * XML as events, from Woodstox with everything shut that reaches out or multiplies: a document type is refused when it is
 * seen, so there is no entity to expand or fetch. For one thread.
 */
final class XmlText {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_ATTRIBUTES = 200;
    private static final int ROOM = 1 << 20;

    private final XMLStreamReader2 reader;

    /**
     * @param most characters of one text or attribute
     * @param namespaces false where the text is cut from a document that declared its prefixes
     */
    XmlText(Reader in, int most, boolean namespaces) {
        try {
            reader = (XMLStreamReader2) factory(most, namespaces).createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    private static WstxInputFactory factory(int most, boolean namespaces) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, namespaces);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Else errors come from where they are not declared.
        factory.setProperty(org.codehaus.stax2.XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, most);
        // Woodstox 7.1 counts comments and line ends that follow each other as one text; the record's own bound is
        // ours.
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, (long) most + ROOM);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, Long.MAX_VALUE);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, Long.MAX_VALUE);
        return factory;
    }

    /** The next event's kind. Throws RECEIVE_MALFORMED or RECEIVE_TOO_LARGE. */
    int next() {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw Refusals.malformed(
                        where(),
                        "there is a document type or an entity, and neither is read",
                        "Send XML without DOCTYPE");
            }
            return event;
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    boolean more() {
        return reader.getEventType() != XMLStreamConstants.END_DOCUMENT;
    }

    /** The event itself, which only tells and does not move. */
    XMLStreamReader2 event() {
        return reader;
    }

    /** Local name of the current element, also where prefixes are not resolved. */
    String name() {
        return local(reader.getLocalName());
    }

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    String namespace() {
        String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** Character at which the current event begins. */
    long start() {
        return reader.getLocationInfo().getStartingCharOffset();
    }

    /** Character after the current event. */
    long end() {
        try {
            return reader.getLocationInfo().getEndingCharOffset();
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    private String where() {
        return "line " + reader.getLocation().getLineNumber();
    }

    /** The parser's own words quote the input. */
    private static HuitongException refusal(XMLStreamException e) {
        String line = e.getLocation() == null
                ? "the start"
                : "line " + e.getLocation().getLineNumber();
        String words = String.valueOf(e.getMessage());
        if (words.contains("Maximum ") || words.contains(" limit (")) {
            return Refusals.tooLarge(
                    "a text, an attribute or the nesting at " + line + " is over every sensible limit",
                    "Send plainer records");
        }
        return Refusals.malformed(line, "this is not well-formed XML", "Mend the XML there");
    }

    void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            // It was only read.
        }
    }
}

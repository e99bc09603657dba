package org.huitong.receive.format;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import org.huitong.receive.input.StrictReader;
import org.huitong.receive.input.Window;

/** One XML part of a zipped document, as events, with the bounds of every XML here. For one thread. */
public final class PartText implements AutoCloseable {
    private static final int AHEAD = 1 << 20;

    private final StrictReader text;
    private final XmlText xml;
    private int event;

    /**
     * @param in UTF-8; closed with this
     * @param most characters of one text
     */
    public PartText(InputStream in, int most) {
        this.text = new StrictReader(new Window(in), StandardCharsets.UTF_8, most + AHEAD);
        this.xml = new XmlText(text, most, true);
    }

    /** The next event's kind, a constant of StAX. */
    public int next() {
        event = xml.next();
        if (event != XMLStreamConstants.END_DOCUMENT) {
            text.place(xml.start());
        }
        return event;
    }

    public boolean more() {
        return xml.more();
    }

    public String name() {
        return xml.name();
    }

    /** Whether the current event starts such an element. */
    public boolean starts(String name) {
        return event == XMLStreamConstants.START_ELEMENT && xml.name().equals(name);
    }

    /** By local name; null where there is none. */
    public String attribute(String name) {
        for (int i = 0; i < xml.event().getAttributeCount(); i++) {
            if (XmlText.local(xml.event().getAttributeLocalName(i)).equals(name)) {
                return xml.event().getAttributeValue(i);
            }
        }
        return null;
    }

    /** Text of the current element, to its end; elements within are passed over. */
    public String text() {
        StringBuilder all = new StringBuilder();
        int depth = 0;
        while (next() != XMLStreamConstants.END_ELEMENT || depth > 0) {
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (depth == 0 && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE)) {
                all.append(xml.event().getText());
            }
        }
        return all.toString();
    }

    /** Passes over the current element. */
    public void skip() {
        text();
    }

    @Override
    public void close() {
        xml.close();
        text.close();
    }
}

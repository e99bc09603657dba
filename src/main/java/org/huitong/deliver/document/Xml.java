package org.huitong.deliver.document;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** {@code <record>} for one record, {@code <records>} around several; items are elements of their names. */
final class Xml {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private Xml() {}

    static byte[] of(List<Map<String, Object>> records) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            if (records.size() > 1) {
                xml.writeStartElement("records");
            }
            for (int i = 0; i < records.size(); i++) {
                record(xml, i, records.get(i));
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "writing records as XML failed. This is a defect.", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void record(XMLStreamWriter xml, int index, Map<String, Object> record) throws XMLStreamException {
        xml.writeStartElement("record");
        for (String about : List.of("id", "version", "revision", "op")) {
            xml.writeAttribute(about, Flat.text(record.get(about)));
        }
        for (Map.Entry<?, ?> item : Flat.data(record).entrySet()) {
            String value = Flat.text(item.getValue());
            if (!value.codePoints().allMatch(Xml::allowed)) {
                throw new Unwritable(index, "item " + item.getKey() + " holds a character that XML does not have");
            }
            xml.writeStartElement(String.valueOf(item.getKey()));
            xml.writeCharacters(value);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML 1.0, production 2. */
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}

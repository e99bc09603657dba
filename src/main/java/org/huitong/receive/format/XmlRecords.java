package org.huitong.receive.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import org.huitong.catalog.Charsets;
import org.huitong.catalog.layout.Elements;
import org.huitong.message.Defect;
import org.huitong.message.Origin;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.StrictReader;
import org.huitong.receive.input.Window;

/**
 * Elements of an XML document, one after another. The bytes are decoded by what the source declares: an encoding that the
 * document itself names must be of the same family, for {@code GB2312} in a head stands over GB 18030 in the body. What is
 * not well formed refuses all of it, for nobody knows where the next record begins. For one thread.
 */
public final class XmlRecords implements Records {
    /** Origin's word for a record of a document within the document, whose text is UTF-8 here. */
    public static final String INNER = "inner";

    private static final int AHEAD = 1 << 20;

    private final StrictReader text;
    private final XmlText xml;
    private final Elements layout;
    private final Limits limits;
    private final ElementPath record;
    private final ElementPath inner;
    private final ElementPath count;
    private final boolean alone;
    private final boolean nested;
    private final List<ElementPath.Open> open = new ArrayList<>();
    private XmlRecords within;
    private String says;
    private int index;

    /** @param alone whether this is one record cut from a document */
    public XmlRecords(Window window, Elements layout, Charset charset, Limits limits, boolean alone) {
        this(window, layout, charset, limits, alone, false);
    }

    private XmlRecords(Window window, Elements layout, Charset charset, Limits limits, boolean alone, boolean nested) {
        boolean holds = !layout.inner().isEmpty() && !layout.innerInRecord() && !nested && !alone;
        this.layout = layout;
        this.limits = limits;
        this.alone = alone;
        this.nested = nested;
        this.record = new ElementPath(holds ? List.of() : layout.record(), layout.namespaces());
        this.count = new ElementPath(holds ? List.of() : layout.count(), layout.namespaces());
        this.inner = new ElementPath(holds ? layout.inner() : List.of(), layout.namespaces());
        int most = holds ? limits.maxBodyBytes() : limits.maxRecordBytes();
        this.text = new StrictReader(window, charset, most + AHEAD);
        this.xml = new XmlText(text, most, !alone);
        sameFamily(xml.event().getCharacterEncodingScheme());
    }

    private void sameFamily(String declared) {
        if (declared == null || nested) {
            return;
        }
        Optional<Charset> named = Charsets.named(declared);
        if (named.isEmpty() || family(named.get()) != family(text.charset())) {
            throw Refusals.malformed(
                    "line 1",
                    "the document says it is of another encoding than "
                            + text.charset().name() + ", which the source declares",
                    "Let the two agree");
        }
    }

    private static int family(Charset charset) {
        return Charsets.wide(charset) ? 2 : charset.equals(StandardCharsets.UTF_8) ? 0 : 1;
    }

    @Override
    public Raw next() {
        while (true) {
            if (within != null) {
                Raw raw = within.next();
                if (raw != null) {
                    return raw.at(index++);
                }
                within = null;
            }
            if (!xml.more()) {
                return null;
            }
            Raw raw = event(xml.next());
            if (raw != null) {
                return raw;
            }
        }
    }

    private Raw event(int event) {
        if (event != XMLStreamConstants.END_DOCUMENT) {
            text.place(xml.start());
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            open.add(new ElementPath.Open(alone ? "" : xml.namespace(), xml.name()));
            return start();
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            open.remove(open.size() - 1);
        } else if (event == XMLStreamConstants.END_DOCUMENT && says != null) {
            Tail.check(says.strip(), index, count.toString());
        } else if (event == XMLStreamConstants.END_DOCUMENT && !layout.count().isEmpty() && !alone && holdsRecords()) {
            throw Refusals.malformed("the end", "there is no " + count, "Send the whole document");
        }
        return null;
    }

    /** Whether this document is the one that holds the records. */
    private boolean holdsRecords() {
        return layout.inner().isEmpty() || layout.innerInRecord() || nested;
    }

    private Raw start() {
        if (alone ? open.size() == 1 : record.matches(open)) {
            return record();
        }
        if (inner.matches(open)) {
            byte[] document = text().strip().getBytes(StandardCharsets.UTF_8);
            within = new XmlRecords(new Window(document), layout, StandardCharsets.UTF_8, limits, false, true);
        } else if (count.matches(open)) {
            says = text();
        }
        return null;
    }

    /** Of the current element, which has no elements below it. */
    private String text() {
        StringBuilder all = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw Refusals.malformed(
                        "line " + xml.event().getLocation().getLineNumber(),
                        "the element holds elements and not text",
                        "Name an element of text in the layout");
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
                all.append(xml.event().getText());
            }
        }
        open.remove(open.size() - 1);
        return all.toString();
    }

    private Raw record() {
        long from = text.place(xml.start());
        List<String> below = layout.innerInRecord()
                ? layout.inner().subList(layout.record().size(), layout.inner().size())
                : List.of();
        ElementTree tree = new ElementTree(xml, limits, layout.lists(), below);
        String pointer = new ElementPath(layout.record(), layout.namespaces()) + "[" + (index + 1) + "]";
        Map<String, Object> fields = tree.fields();
        open.remove(open.size() - 1);
        long to = text.place(xml.end());
        Defect fault = tree.trouble() == null
                ? null
                : tree.trouble().at(index, pointer + (tree.troublePath().isEmpty() ? "" : "/" + tree.troublePath()));
        Map<String, Object> known = nested ? Map.of(INNER, true) : Map.of();
        Origin origin = new Origin("xml", text.charset(), known);
        return Raws.of(text.window(), from, to, new Raw(index++, pointer, fields, null, 0, 0, origin, fault));
    }

    @Override
    public void close() {
        xml.close();
        text.close();
    }
}

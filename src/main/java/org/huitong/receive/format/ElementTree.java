package org.huitong.receive.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.codehaus.stax2.XMLStreamReader2;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Trouble;

/**
 * One element as fields: an element of text alone is that text, an empty one an empty text, {@code xsi:nil} null; any other
 * is a map by local name, attributes under {@code @name}, text beside them under {@code #text}; elements of one name are a
 * list. For one thread.
 */
final class ElementTree {
    static final String TEXT = "#text";
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";

    private final XmlText xml;
    private final Limits limits;
    private final Set<String> lists;
    private final List<String> inner;
    private final List<String> path = new ArrayList<>();
    private final long start;
    private Trouble trouble;
    private String troublePath = "";

    /** @param inner names below the element whose text is a document of its own; empty for none */
    ElementTree(XmlText xml, Limits limits, Set<String> lists, List<String> inner) {
        this.xml = xml;
        this.limits = limits;
        this.lists = lists;
        this.inner = inner;
        this.start = xml.start();
    }

    /** Reads the current element to its end. */
    Map<String, Object> fields() {
        Object value = element(1);
        if (value instanceof Members members) {
            return members;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        if (value != null && !value.equals("")) {
            fields.put(TEXT, value);
        }
        return fields;
    }

    /** What is wrong with the first unsound text; null where all are sound. */
    Trouble trouble() {
        return trouble;
    }

    /** Where that text stands below the element. */
    String troublePath() {
        return troublePath;
    }

    /** Most elements hold one text and nothing else, so that nothing is made for what they might hold. */
    private Object element(int depth) {
        if (depth > limits.maxDepth()) {
            throw Refusals.tooLarge("elements are nested deeper than " + limits.maxDepth(), "Send flatter records");
        }
        Members map = null;
        boolean nil = false;
        if (xml.event().getAttributeCount() > 0) {
            map = new Members();
            nil = attributes(map);
            map = map.isEmpty() ? null : map;
        }
        boolean children = false;
        String text = "";
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            bounded();
            if (event == XMLStreamConstants.START_ELEMENT) {
                children = true;
                map = map == null ? new Members() : map;
                child(map, depth);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
                text = text.isEmpty()
                        ? xml.event().getText()
                        : text.concat(xml.event().getText());
            }
        }
        bounded();
        boolean document = !children && !inner.isEmpty() && path.equals(inner);
        return document ? document(text, depth) : value(map, nil, text);
    }

    private Object value(Members map, boolean nil, String text) {
        if (map == null) {
            return nil ? null : checked(text);
        }
        if (!text.isBlank()) {
            map.put(TEXT, checked(text));
        }
        return map;
    }

    private void bounded() {
        if (xml.start() - start > limits.maxRecordBytes()) {
            throw Refusals.tooLarge(
                    "an element that is one record has more than " + limits.maxRecordBytes() + " characters",
                    "Send shorter records");
        }
    }

    private boolean attributes(Map<String, Object> map) {
        XMLStreamReader2 event = xml.event();
        boolean nil = false;
        for (int i = 0; i < event.getAttributeCount(); i++) {
            String name = event.getAttributeLocalName(i);
            if (SCHEMA.equals(event.getAttributeNamespace(i)) || name.startsWith("xsi:") || name.startsWith("xmlns")) {
                nil |= XmlText.local(name).equals("nil")
                        && event.getAttributeValue(i).strip().equals("true");
            } else {
                path.add("@" + XmlText.local(name));
                map.put("@" + XmlText.local(name), checked(event.getAttributeValue(i)));
                path.remove(path.size() - 1);
            }
        }
        return nil;
    }

    private void child(Members map, int depth) {
        String name = checked(xml.name());
        path.add(name);
        Object value = element(depth + 1);
        path.remove(path.size() - 1);
        map.add(name, value, !lists.isEmpty() && lists.contains(name));
    }

    private Object document(String text, int depth) {
        if (text.isBlank()) {
            return "";
        }
        XmlText document = new XmlText(new StringReader(text.strip()), limits.maxRecordBytes(), true);
        try {
            while (document.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            return root(document, depth);
        } finally {
            document.close();
        }
    }

    private Map<String, Object> root(XmlText document, int depth) {
        Limits below =
                new Limits(limits.maxBodyBytes(), 1, limits.maxRecordBytes(), Math.max(1, limits.maxDepth() - depth));
        ElementTree tree = new ElementTree(document, below, lists, List.of());
        String name = document.name();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(name, tree.element(1));
        while (document.more()) {
            document.next();
        }
        if (tree.trouble != null && trouble == null) {
            trouble = tree.trouble;
            troublePath = String.join("/", path) + "/" + name + "/" + tree.troublePath;
        }
        return root;
    }

    private String checked(String text) {
        Trouble found = trouble == null ? Trouble.of(text) : null;
        if (found != null) {
            trouble = found;
            troublePath = String.join("/", path);
        }
        return text;
    }
}

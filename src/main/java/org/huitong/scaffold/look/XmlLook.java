package org.huitong.scaffold.look;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.huitong.catalog.Format;
import org.huitong.catalog.layout.Elements;

/**
 * Finds the element that is a record: of those that hold elements the one that stands there most often, the outermost among
 * equals; where none stands twice, the one with most texts right below it.
 */
final class XmlLook {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_PATHS = 10_000;

    private final Sampled sample;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final java.util.Set<String> holders = new java.util.LinkedHashSet<>();

    XmlLook(Sampled sample) {
        this.sample = sample;
    }

    /** @param record its path; empty where it is to be found */
    Look look(String record) {
        walk();
        String path = record.isEmpty() ? record() : record;
        if (!counts.containsKey(path) && !path.contains("*") && !path.contains(":")) {
            throw sample.wrong("it has no element " + path, "Say --record with a path like /ROOT/LIST/RECORD");
        }
        String count = count(path);
        Elements layout =
                new Elements(steps(path), Map.of(), List.of(), count.isEmpty() ? List.of() : steps(count), Set.of());
        Fields fields = new Fields();
        List<Column> columns = fields.columns(Decoding.of(sample, Format.XML, layout));
        if (columns.isEmpty()) {
            throw sample.wrong("its records " + path + " hold nothing but lists", "Say another element with --record");
        }
        List<String> yaml = new ArrayList<>(List.of("record: " + path));
        if (!count.isEmpty()) {
            yaml.add("count: " + count);
        }
        return new Look(Format.XML, sample.charset(), yaml, columns, JsonLook.groups(fields));
    }

    private static List<String> steps(String path) {
        return List.of(path.substring(1).split("/"));
    }

    private void walk() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        Deque<String> open = new ArrayDeque<>(List.of(""));
        StringBuilder text = new StringBuilder();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(sample.text()));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    enter(open, xml.getLocalName());
                    text.setLength(0);
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    text.append(xml.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    String path = open.pop();
                    if (!holders.contains(path)) {
                        texts.putIfAbsent(path, text.toString().strip());
                    }
                    text.setLength(0);
                }
            }
        } catch (XMLStreamException e) {
            if (sample.whole()) {
                throw sample.wrong(
                        "it is not well formed at line " + e.getLocation().getLineNumber(), "Mend the sample");
            }
        }
    }

    private void enter(Deque<String> open, String name) {
        holders.add(open.peek());
        String path = open.peek() + "/" + name;
        if (open.size() > MOST_DEPTH || counts.size() > MOST_PATHS) {
            throw sample.wrong("it is nested too deeply, or has too many elements", "Cut a sample from it");
        }
        counts.merge(path, 1, Integer::sum);
        open.push(path);
    }

    private String record() {
        String best = null;
        for (Map.Entry<String, Integer> one : counts.entrySet()) {
            if (holders.contains(one.getKey())
                    && one.getValue() > 1
                    && (best == null
                            || one.getValue() > counts.get(best)
                                    && !one.getKey().startsWith(best + "/"))) {
                best = one.getKey();
            }
        }
        if (best != null) {
            return best;
        }
        return holders.stream()
                .filter(path -> !path.isEmpty())
                .max(Comparator.comparingLong(this::leaves)
                        .thenComparing(Comparator.comparingInt(
                                (String path) -> steps(path).size())))
                .orElseThrow(() -> sample.wrong("no element of it holds others", "Say --record"));
    }

    /** Elements right below that hold none. */
    private long leaves(String path) {
        return counts.keySet().stream()
                .filter(below -> below.startsWith(path + "/")
                        && below.indexOf('/', path.length() + 1) < 0
                        && !holders.contains(below))
                .count();
    }

    /** An element outside the records whose text is their number. */
    private String count(String record) {
        String number = String.valueOf(counts.getOrDefault(record, 0));
        return !sample.whole()
                ? ""
                : texts.entrySet().stream()
                        .filter(text -> counts.get(text.getKey()) == 1
                                && !text.getKey().startsWith(record + "/")
                                && text.getValue().equals(number))
                        .map(Map.Entry::getKey)
                        .filter(path -> !number.equals("1")
                                || path.toLowerCase(java.util.Locale.ROOT).matches(".*/(count|total|jls|records?|zs)"))
                        .findFirst()
                        .orElse("");
    }
}

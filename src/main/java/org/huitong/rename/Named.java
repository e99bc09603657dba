package org.huitong.rename;

import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Puts one name in the place of another, in keys and values alone: comments and layout stay as they are.
 *
 * @param word the old name where it stands whole, or before a dot and a resource
 */
record Named(Pattern word, String to) {

    /** Words of ours that stand before a system's or subscription's id; any other is the start of another id. */
    private static final String BEFORE = "(?:deliver|in|out|source|backfill)\\.";

    static Named of(String from, String to) {
        return new Named(Pattern.compile("(?<![\\w.-])(" + BEFORE + ")?" + Pattern.quote(from) + "(?![\\w-])"), to);
    }

    String in(String text) {
        return word.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(to));
    }

    /** Throws an exception of the YAML reader where it is none. */
    String inYaml(String text) {
        Optional<Node> root =
                new Compose(LoadSettings.builder().setUseMarks(true).build()).composeString(text);
        TreeMap<Integer, Integer> spans = new TreeMap<>();
        root.ifPresent(node -> spans(node, spans));
        int[] points = text.codePoints().toArray();
        StringBuilder made = new StringBuilder();
        int at = 0;
        for (var span : spans.entrySet()) {
            if (span.getKey() >= at) { // an alias leads to what was there before
                made.append(new String(points, at, span.getKey() - at));
                made.append(in(new String(points, span.getKey(), span.getValue() - span.getKey())));
                at = span.getValue();
            }
        }
        return made.append(new String(points, at, points.length - at)).toString();
    }

    private static void spans(Node node, TreeMap<Integer, Integer> spans) {
        if (node instanceof ScalarNode) {
            node.getStartMark()
                    .map(Mark::getIndex)
                    .ifPresent(start -> node.getEndMark().map(Mark::getIndex).ifPresent(end -> spans.put(start, end)));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                spans(entry.getKeyNode(), spans);
                spans(entry.getValueNode(), spans);
            });
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(one -> spans(one, spans));
        }
    }

    /** Settings, of which comments stay. */
    String inProperties(String text) {
        StringBuilder made = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            String start = line.stripLeading();
            made.append(start.startsWith("#") || start.startsWith("!") ? line : in(line));
        }
        return made.toString();
    }
}

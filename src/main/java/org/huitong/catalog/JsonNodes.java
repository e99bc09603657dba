package org.huitong.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A JSON text as the tree that YAML has. What another catalog exports is JSON, thousands of files of it, and is read ten
 * times as fast as YAML, which people write.
 */
final class JsonNodes {
    private static final int MAX_DEPTH = 100;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    private static final int[] NO_TEXT = {};

    private final String name;
    private final JsonParser parser;
    private final boolean marks;

    private JsonNodes(String name, JsonParser parser, boolean marks) {
        this.name = name;
        this.parser = parser;
        this.marks = marks;
    }

    /**
     * Empty where the text is.
     *
     * @param marks whether to keep where everything stands
     * @throws IOException where it is not JSON, or goes on after its end
     */
    static Optional<Node> compose(String name, String text, boolean marks) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Node root = new JsonNodes(name, parser, marks).node();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "it goes on after its end");
            }
            return Optional.of(root);
        }
    }

    private Node node() throws IOException {
        JsonToken token = parser.currentToken();
        Optional<Mark> at = mark();
        return switch (token) {
            case START_OBJECT -> new MappingNode(Tag.MAP, true, tuples(), FlowStyle.FLOW, at, at);
            case START_ARRAY -> new SequenceNode(Tag.SEQ, true, members(), FlowStyle.FLOW, at, at);
            case VALUE_NULL -> scalar(Tag.NULL, at);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Tag.BOOL, at);
            case VALUE_NUMBER_INT -> scalar(Tag.INT, at);
            case VALUE_NUMBER_FLOAT -> scalar(Tag.FLOAT, at);
            default -> scalar(Tag.STR, at);
        };
    }

    private List<NodeTuple> tuples() throws IOException {
        List<NodeTuple> tuples = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Node key = scalar(Tag.STR, mark());
            parser.nextToken();
            tuples.add(new NodeTuple(key, node()));
        }
        return tuples;
    }

    private List<Node> members() throws IOException {
        List<Node> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            members.add(node());
        }
        return members;
    }

    private Node scalar(Tag tag, Optional<Mark> at) throws IOException {
        return new ScalarNode(tag, true, parser.getText(), ScalarStyle.DOUBLE_QUOTED, at, at);
    }

    private Optional<Mark> mark() {
        if (!marks) {
            return Optional.empty();
        }
        JsonLocation at = parser.currentTokenLocation();
        return Optional.of(new Mark(name, 0, at.getLineNr() - 1, at.getColumnNr() - 1, NO_TEXT, 0));
    }
}

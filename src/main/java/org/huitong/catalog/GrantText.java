package org.huitong.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.huitong.message.Json;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A grant's file as JSON, word for word: one form for files, the admin API and the store, so that whatever a grant can say
 * is said and read in one place.
 */
public final class GrantText {
    private GrantText() {}

    static String of(Map<String, Node> values) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        values.forEach((key, value) -> put(object, key, value));
        return Json.text(object);
    }

    private static void put(ObjectNode object, String key, Node value) {
        JsonNode json = json(value);
        if (!json.isNull()) {
            object.set(key, json);
        }
    }

    private static JsonNode json(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = Json.MAPPER.createObjectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    put(object, key.getValue(), tuple.getValueNode());
                }
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            sequence.getValue().forEach(one -> list.add(json(one)));
            return list;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (Tag.NULL.equals(tag)) {
            return Json.MAPPER.nullNode();
        }
        if (Tag.BOOL.equals(tag)) {
            return Json.MAPPER.getNodeFactory().booleanNode(Boolean.parseBoolean(text));
        }
        if (Tag.INT.equals(tag) && text.length() < 18) {
            return Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(text));
        }
        if (Tag.FLOAT.equals(tag) && text.matches("-?[0-9]{1,18}\\.[0-9]{1,18}")) {
            return Json.MAPPER.getNodeFactory().numberNode(new BigDecimal(text));
        }
        return Json.MAPPER.getNodeFactory().textNode(text);
    }

    /** Whether two say the same, in whatever order. */
    public static boolean same(String one, String other) {
        return one.equals(other) || tree(one).equals(tree(other));
    }

    /** One of its texts; empty where it is not there. */
    public static String field(String body, String name) {
        return tree(body).path(name).asText("");
    }

    private static JsonNode tree(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return Json.MAPPER.nullNode();
        }
    }
}

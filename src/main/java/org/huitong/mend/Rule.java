package org.huitong.mend;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huitong.catalog.Item;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/**
 * What a person lets be done to each record of a group: first names, then values by table, then values that are set. Numbers
 * stay exact. Immutable.
 */
public final class Rule {
    private final Map<String, String> set;
    private final Map<String, String> rename;
    private final Map<String, Map<String, String>> translate;

    private Rule(Map<String, String> set, Map<String, String> rename, Map<String, Map<String, String>> translate) {
        this.set = set;
        this.rename = rename;
        this.translate = translate;
    }

    /** From the contract's {@code MendRule}; throws OPERATE-INVALID. */
    public static Rule of(String json) {
        JsonNode node = Json.read(json, JsonNode.class);
        node.fieldNames().forEachRemaining(name -> {
            if (!name.equals("set") && !name.equals("rename") && !name.equals("translate")) {
                throw invalid("it has a part that is none of set, rename, translate. Leave it out");
            }
        });
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> item : node.path("translate").properties()) {
            tables.put(item.getKey(), texts(item.getValue()));
        }
        return new Rule(texts(node.path("set")), texts(node.path("rename")), tables);
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw invalid("a value of it is no text. Write it in quotation marks; the item's type is known");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
        return texts;
    }

    /**
     * The items as this rule wants them; equal where it does nothing to them.
     *
     * @throws HuitongException OPERATE-INVALID where an item is unknown to the form, or a value not of its type
     */
    public Map<String, Object> apply(Map<String, Object> items, Form form) {
        set.keySet().forEach(item -> mustBeKnown(item, form));
        translate.keySet().forEach(item -> mustBeKnown(item, form));
        Map<String, Object> mended = renamed(items, form);
        translate.forEach((item, table) -> {
            Object value = mended.get(item);
            String to = value == null ? null : table.get(text(value));
            // Every word of the table must fit, also where this record has none of them.
            table.values().forEach(word -> typed(item, word, value, form));
            if (to != null) {
                put(mended, item, typed(item, to, value, form));
            }
        });
        set.forEach((item, text) -> put(mended, item, typed(item, text, mended.get(item), form)));
        return mended;
    }

    private static void put(Map<String, Object> items, String item, Object value) {
        if (value == null) {
            items.remove(item);
        } else {
            items.put(item, value);
        }
    }

    private Map<String, Object> renamed(Map<String, Object> items, Form form) {
        rename.values().forEach(item -> mustBeKnown(item, form));
        Map<String, Object> mended = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : items.entrySet()) {
            String name = rename.getOrDefault(entry.getKey(), entry.getKey());
            boolean clash = !name.equals(entry.getKey()) && items.get(name) != null;
            if (clash) {
                throw invalid("a record has \"" + name + "\" already, so \"" + entry.getKey()
                        + "\" cannot become it. Choose the records that have only one of them");
            }
            if (!mended.containsKey(name) || entry.getValue() != null) {
                mended.put(name, entry.getValue());
            }
        }
        return mended;
    }

    private static void mustBeKnown(String item, Form form) {
        if (!form.items().containsKey(item)) {
            String meant = Words.nearest(item, form.items().keySet())
                    .map(word -> "Did you mean \"" + word + "\"?")
                    .orElse("There are: " + String.join(", ", form.items().keySet()) + ".");
            throw invalid(form.what() + " has no \"" + cut(item) + "\". " + meant);
        }
    }

    private static Object typed(String item, String text, Object now, Form form) {
        if (text.isEmpty()) {
            return null;
        }
        Item.Type type = form.items().get(item);
        try {
            if (form.sender()) {
                return now instanceof Number ? new BigDecimal(text) : text;
            }
            return switch (type) {
                case INTEGER -> whole(new BigInteger(text));
                case DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> flag(text);
                default -> text;
            };
        } catch (NumberFormatException e) {
            if (form.sender()) {
                return text;
            }
            throw invalid("the value for \"" + item + "\" is not of type "
                    + type.name().toLowerCase(java.util.Locale.ROOT) + ". Give one that is");
        }
    }

    private static Number whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private static Boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new NumberFormatException("neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String cut(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static HuitongException invalid(String what) {
        String end = what.endsWith("?") || what.endsWith(".") ? "" : ".";
        return new HuitongException(ErrorCode.OPERATE_INVALID, "mending by this rule was refused: " + what + end);
    }
}

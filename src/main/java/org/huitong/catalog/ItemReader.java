package org.huitong.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huitong.catalog.guide.DataElement;
import org.huitong.element.Mask;

/** Reads the items of a resource. */
final class ItemReader {
    /** The guide's letter for each type, and those that its value may also have (PROPOSAL, so no more than advice). */
    private static final Map<Item.Type, String> LETTERS = Map.of(
            Item.Type.TEXT, "CMG",
            Item.Type.INTEGER, "IN",
            Item.Type.DECIMAL, "NYBF",
            Item.Type.DATE, "D",
            Item.Type.DATETIME, "T",
            Item.Type.MONTH, "CD",
            Item.Type.BOOLEAN, "L");

    private final DictionaryReader words;

    ItemReader(Entries entries) {
        this.words = new DictionaryReader(entries);
    }

    LinkedHashMap<String, Item> items(Section section) {
        LinkedHashMap<String, Item> items = new LinkedHashMap<>();
        for (String id : section.keys()) {
            section.section(id).ifPresent(item -> {
                items.put(id, item(item, id));
                item.close();
            });
        }
        return items;
    }

    private Item item(Section section, String id) {
        Item.Type type = section.word("type", Item.Type.class, null);
        int length = section.count("length", 0);
        int maxLength = section.count("maxLength", 0);
        Pattern pattern = section.pattern("pattern");
        BigDecimal min = section.decimal("min");
        BigDecimal max = section.decimal("max");
        Set<String> codes = section.texts("codes");
        if (type != null) {
            fits(section, type);
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            section.report("min", "CATALOG-RANGE", "min is more than max", "Exchange them");
        }
        Mask mask = mask(section, type);
        boolean sensitive = section.flag("sensitive");
        return new Item(
                id,
                section.text("name"),
                type,
                length,
                maxLength,
                pattern,
                min,
                max,
                Set.copyOf(codes),
                section.flag("required"),
                sensitive,
                mask,
                letter(section, type),
                element(section, sensitive));
    }

    private String letter(Section section, Item.Type type) {
        String letters = type == null ? "" : LETTERS.get(type);
        String letter = words.code(section, "data-type", "item-data-type");
        if (letter.isEmpty()) {
            return letters.isEmpty() ? "" : letters.substring(0, 1);
        }
        if (type != null && !letters.contains(letter)) {
            section.advise(
                    "data-type",
                    "CATALOG-DATA-TYPE",
                    "the guide's data type " + letter + " hardly goes with type " + Words.of(type),
                    "Use " + String.join(" or ", letters.split("")) + ", or another type");
        }
        return letter;
    }

    private static DataElement element(Section section, boolean sensitive) {
        DataElement element = section.has("element") ? section.word("element", DataElement.class, null) : null;
        if (element != null && element.personal() && !sensitive) {
            section.advise(
                    "element",
                    "CATALOG-SENSITIVE",
                    "a " + Words.of(element) + " tells who a person is, and the item is not sensitive",
                    "Say sensitive: true");
        }
        return element;
    }

    private static Mask mask(Section section, Item.Type type) {
        Mask mask = section.has("mask") ? MaskReader.read(section, "mask").orElse(Mask.HASH) : Mask.HASH;
        if (mask.clear()) {
            section.report("mask", "CATALOG-MASK", "this mask hides nothing", "Remove it; a grant says clear");
        } else if (type != null) {
            MaskReader.fits(section, "mask", mask, type);
        }
        return mask;
    }

    /** A rule that the type can never break or keep is a mistake. */
    private static void fits(Section section, Item.Type type) {
        boolean text = type == Item.Type.TEXT;
        boolean number = type == Item.Type.INTEGER || type == Item.Type.DECIMAL;
        for (String rule : new String[] {"length", "maxLength", "pattern", "codes", "min", "max"}) {
            boolean ofNumbers = rule.equals("min") || rule.equals("max");
            if (section.has(rule) && !(ofNumbers ? number : text)) {
                section.report(
                        rule,
                        "CATALOG-RULE",
                        "\"" + rule + "\" says nothing about type " + Words.of(type),
                        "Remove it, or use type " + (ofNumbers ? "integer or decimal" : "text"));
            }
        }
    }
}

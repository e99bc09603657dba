package org.huitong.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.huitong.catalog.Agency;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Item;
import org.huitong.catalog.Resource;
import org.huitong.catalog.guide.CoreMetadata;
import org.huitong.catalog.guide.DataFormat;
import org.huitong.catalog.guide.ResourceCode;
import org.huitong.message.Json;

/** One resource in the guide's order and with the guide's codes, which other catalogs understand. */
final class Entry {
    private final Resource resource;
    private final Names names;
    private final Agency provider;

    Entry(Catalog catalog, Resource resource) {
        this.resource = resource;
        this.names = new Names(catalog);
        this.provider = catalog.agency(resource.provider()).orElseThrow();
    }

    /** The thirteen elements under their numbers' names; what is not said is left out. */
    ObjectNode json() {
        CoreMetadata core = resource.core();
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("resource", resource.id());
        ArrayNode places = node.putArray("classifications");
        core.classifications().forEach(code -> places.add(names.coded("resource-classification", code)));
        node.put("name", resource.name());
        codes(node, "codes", core.codes());
        node.put("provider", provider.name());
        text(node, "providerCode", provider.code());
        text(node, "abstract", core.summary());
        ArrayNode formats = node.putArray("formats");
        for (DataFormat format : core.formats()) {
            ObjectNode one = formats.addObject();
            one.set("category", names.coded("resource-format", format.category()));
            one.put("type", format.type());
            text(one, "note", format.note());
        }
        ArrayNode items = node.putArray("items");
        resource.items().values().forEach(item -> items.add(item(item)));
        sharing(node.putObject("sharing"), core);
        ObjectNode open = node.putObject("open");
        if (core.sharing().open() != null) {
            open.set("toSociety", names.coded("open-to-society", core.sharing().open() ? "1" : "0"));
        }
        text(open, "condition", core.sharing().openCondition());
        coded(node, "updateCycle", "update-cycle", core.sharing().cycle());
        text(
                node,
                "published",
                core.sharing().published() == null
                        ? ""
                        : core.sharing().published().toString());
        codes(node, "relatedCodes", core.related());
        codes(node, "retiredCodes", core.retired());
        coded(node, "sensitivity", "sensitivity-class", core.sensitivity());
        node.put("schema", resource.schema());
        return node;
    }

    private ObjectNode item(Item item) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("item", item.id());
        node.put("name", item.name());
        node.set("dataType", names.coded("item-data-type", item.dataType()));
        if (item.longest() > 0) {
            node.put("length", item.longest());
        }
        node.put("required", item.required());
        node.put("sensitive", item.sensitive());
        return node;
    }

    private void sharing(ObjectNode node, CoreMetadata core) {
        node.set("type", names.coded("sharing-type", typeCode(resource.sharing())));
        text(node, "condition", resource.condition());
        text(node, "citation", core.sharing().citation());
        ArrayNode uses = node.putArray("allowedUse");
        core.sharing().uses().forEach(use -> uses.add(names.coded("allowed-use", use)));
        coded(node, "mode", "sharing-mode", core.sharing().mode());
    }

    /** At the border words become the national digits. */
    static String typeCode(Resource.Sharing sharing) {
        return switch (sharing) {
            case UNCONDITIONAL -> "1";
            case CONDITIONAL -> "2";
            case NOT_SHARED -> "3";
        };
    }

    private void coded(ObjectNode node, String key, String table, String code) {
        if (!code.isEmpty()) {
            node.set(key, names.coded(table, code));
        }
    }

    private static void text(ObjectNode node, String key, String text) {
        if (!text.isBlank()) {
            node.put(key, text);
        }
    }

    private static void codes(ObjectNode node, String key, List<ResourceCode> codes) {
        ArrayNode all = node.putArray(key);
        codes.forEach(code -> all.add(code.toString()));
    }
}

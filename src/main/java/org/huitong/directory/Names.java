package org.huitong.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.huitong.catalog.Catalog;
import org.huitong.message.Json;

/** What codes are called. */
final class Names {
    private final Catalog catalog;

    Names(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The code itself where its table has no name for it. */
    String of(String table, String code) {
        return catalog.codes(table).map(codes -> codes.values().get(code)).orElse(code);
    }

    /** Code and name; {@code confirmed} is there, and false, where nobody has seen the code in the standard. */
    ObjectNode coded(String table, String code) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("code", code);
        node.put("name", of(table, code));
        catalog.codes(table)
                .filter(codes -> codes.unconfirmed().contains(code))
                .ifPresent(codes -> node.put("confirmed", false));
        return node;
    }
}

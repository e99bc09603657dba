package org.huitong.table;

import java.util.Map;

/** A record as a sink is given it: id, key, version, revision, op, and its items under {@code data}. */
record Document(Map<String, Object> fields) {
    boolean deletes() {
        return "delete".equals(fields.get("op"));
    }

    Object value(String word) {
        return switch (word) {
            case "recordId" -> fields.get("id");
            case "recordKey" -> fields.get("key");
            case "recordVersion" -> fields.get("version");
            case "recordRevision" -> fields.get("revision");
            case "recordOp" -> fields.get("op");
            default -> fields.get("data") instanceof Map<?, ?> data ? data.get(word) : null;
        };
    }
}

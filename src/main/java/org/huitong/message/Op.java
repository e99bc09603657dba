package org.huitong.message;

/** What a record asks of its consumer. */
public enum Op {
    UPSERT,
    DELETE;

    /** The word on the bus. */
    public String word() {
        return this == UPSERT ? "upsert" : "delete";
    }

    /** Throws {@link IllegalArgumentException} for any other word. */
    public static Op of(String word) {
        return switch (word) {
            case "upsert" -> UPSERT;
            case "delete" -> DELETE;
            default -> throw new IllegalArgumentException("op is upsert or delete, not " + word);
        };
    }
}

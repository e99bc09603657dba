package org.huitong.catalog.guide;

import java.util.Map;
import java.util.Optional;

/**
 * What the census of systems (摸底) asks of a system, as far as its file tells.
 *
 * @param facts text as written: days, numbers and codes are checked when read
 */
public record Census(Map<Question, String> facts) {
    /** Nothing is known. */
    public static final Census UNASKED = new Census(Map.of());

    /** In the order of the census. */
    public enum Question {
        CODE(Kind.TEXT),
        DESCRIPTION(Kind.TEXT),
        FUNCTION(Kind.TEXT),
        SCOPE(Kind.TEXT),
        PROJECT(Kind.TEXT),
        APPROVED_BY(Kind.TEXT),
        APPROVED_ON(Kind.DAY),
        /** 10,000 yuan. */
        BUDGET(Kind.NUMBER),
        FUNDS(Kind.TEXT),
        /** 10,000 yuan. */
        MAINTENANCE_COST(Kind.NUMBER),
        MAINTAINED_UNTIL(Kind.DAY),
        IN_USE_SINCE(Kind.DAY),
        SECURITY_GRADE("security-grade"),
        OPERATED_BY(Kind.TEXT),
        COMPETENT_UNIT(Kind.TEXT),
        CONTACT(Kind.TEXT),
        PHONE(Kind.TEXT),
        CLEANED_UP_TO(Kind.TEXT),
        DATA_STATUS(Kind.TEXT),
        STAGE("system-stage"),
        MAIN_DATA(Kind.TEXT),
        ARCHITECTURE("system-architecture"),
        LEVEL("system-level"),
        USE_FREQUENCY("use-frequency"),
        STORAGE_GB(Kind.NUMBER),
        GROWTH_GB(Kind.NUMBER),
        STORAGE_AS_OF(Kind.DAY),
        HAS_INTERFACE(Kind.FLAG),
        OFFERS_SERVICE(Kind.FLAG),
        HAS_EXPORT(Kind.FLAG),
        REPLACES(Kind.TEXT),
        VENDOR(Kind.TEXT);

        private final Kind kind;
        private final String table;

        Question(Kind kind) {
            this.kind = kind;
            this.table = "";
        }

        Question(String table) {
            this.kind = Kind.CODE;
            this.table = table;
        }

        public Kind kind() {
            return kind;
        }

        /** The code table of its answers; empty where it has none. */
        public String table() {
            return table;
        }
    }

    /** What an answer is. */
    public enum Kind {
        TEXT,
        DAY,
        NUMBER,
        FLAG,
        CODE
    }

    public Census {
        facts = Map.copyOf(facts);
    }

    public Optional<String> fact(Question question) {
        return Optional.ofNullable(facts.get(question));
    }
}

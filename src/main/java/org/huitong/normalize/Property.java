package org.huitong.normalize;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The six properties by which data is assessed, and which rule of ours counts to which. The six are those usually given
 * for GB/T 36344-2018 and DB11/T 2317-2024; which rule belongs where is our own reading (docs/operator.md).
 */
public enum Property {
    /** 规范性: written in the form that the standard or the catalog demands. */
    CONFORMITY(
            "type",
            "length",
            "pattern",
            "shape",
            "text",
            "nfc",
            "codes",
            "codes-refused",
            "codes-unknown",
            "person-name",
            "person-name-dot",
            "person-name-private",
            "phone",
            "phone-country",
            "date",
            "date-lunar",
            "date-for-ever",
            "month",
            "datetime",
            "datetime-gap",
            "decimal",
            "integer",
            "boolean",
            "amount",
            "version",
            "too-large",
            "unknown-item",
            "quote",
            "ragged",
            "binary",
            "citizen-id-15",
            "citizen-id-x",
            "credit-code-case",
            "organization-code-case",
            "organization-code-cut"),
    /** 完整性: there where it is needed. */
    COMPLETENESS("required", "each", "date-unknown", "date-placeholder", "overflow"),
    /** 准确性: possibly true, as check characters, lists and ranges tell. */
    ACCURACY(
            "range",
            "citizen-id",
            "citizen-id-region",
            "citizen-id-centenarian",
            "credit-code",
            "credit-code-legacy",
            "organization-code",
            "region",
            "amount-unit",
            "date-century",
            "datetime-twice",
            "datetime-sun"),
    /** 一致性: in accord with other values. */
    CONSISTENCY("duplicate-key", "citizen-id-sex", "citizen-id-birth", "citizen-id-elsewhere"),
    /** 时效性: of today. */
    TIMELINESS("region-retired", "region-current"),
    /** 可访问性: readable at all. */
    ACCESSIBILITY("charset", "mojibake");

    private static final Map<String, Property> BY_RULE = new HashMap<>();

    static {
        for (Property property : values()) {
            property.rules.forEach(rule -> BY_RULE.put(rule, property));
        }
    }

    private final Set<String> rules;

    Property(String... rules) {
        this.rules = Set.of(rules);
    }

    /** Of a rule of a note or defect; conformity for one that is not known here. */
    public static Property of(String rule) {
        return known(rule).orElse(CONFORMITY);
    }

    static Optional<Property> known(String rule) {
        return Optional.ofNullable(BY_RULE.get(rule));
    }

    /** As it is written in metrics: {@code accuracy}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

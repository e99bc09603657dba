package org.huitong.catalog;

import java.util.List;

/** The steps a mapping may name, and what each gives. Kept here so that a wrong name is found before the start. */
public enum StepKind {
    TRIM(null, List.of()),
    FOLD_WIDTH(null, List.of()),
    UPPER(null, List.of()),
    LOWER(null, List.of()),
    CITIZEN_ID(Item.Type.TEXT, List.of()),
    CODES(Item.Type.TEXT, null),
    DATE(Item.Type.DATE, List.of("yyyyMMdd", "yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日")),
    MONTH(Item.Type.MONTH, List.of("yyyyMM", "yyyy-MM", "yyyy/M", "yyyy.M", "yyyy年M月")),
    DATETIME(
            Item.Type.DATETIME,
            List.of("iso", "yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-MM-dd HH:mm")),
    DECIMAL(Item.Type.DECIMAL, List.of()),
    INTEGER(Item.Type.INTEGER, List.of()),
    BOOLEAN(Item.Type.BOOLEAN, List.of());

    private final Item.Type gives;
    private final List<String> arguments;

    StepKind(Item.Type gives, List<String> arguments) {
        this.gives = gives;
        this.arguments = arguments;
    }

    /** As it is written in a mapping: {@code fold-width}. */
    public String word() {
        return Words.of(this);
    }

    /** Whether it only reshapes text, so that null words are compared after it. */
    public boolean shapes() {
        return gives == null;
    }

    /** Type of what it gives; null where it only reshapes text. */
    public Item.Type gives() {
        return gives;
    }

    /** Allowed arguments, the first being the default; empty where it takes none; null for any (a code table). */
    public List<String> arguments() {
        return arguments;
    }
}

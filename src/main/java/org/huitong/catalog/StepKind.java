package org.huitong.catalog;

import java.util.Arrays;
import org.huitong.element.number.Amount;
import org.huitong.element.time.Dates;

/** The steps a mapping may name, and what each gives. Kept here so that a wrong name is found before the start. */
public enum StepKind {
    TRIM(null, StepArgument.NONE),
    FOLD_WIDTH(null, StepArgument.NONE),
    UPPER(null, StepArgument.NONE),
    LOWER(null, StepArgument.NONE),
    NULL_WORDS(null, StepArgument.NONE),
    ORGANIZATION_NAME(null, StepArgument.NONE),
    PERSON_NAME(Item.Type.TEXT, StepArgument.NONE),
    PHONE(Item.Type.TEXT, StepArgument.NONE),
    CITIZEN_ID(Item.Type.TEXT, StepArgument.CITIZEN_ID),
    CREDIT_CODE(Item.Type.TEXT, StepArgument.ANY_TABLE),
    ORGANIZATION_CODE(Item.Type.TEXT, StepArgument.NONE),
    REGION(Item.Type.TEXT, StepArgument.TABLE),
    REGION_CURRENT(Item.Type.TEXT, StepArgument.TABLE),
    CODES(Item.Type.TEXT, StepArgument.TABLE),
    DATE(Item.Type.DATE, StepArgument.of(Dates.Kind.DATE)),
    MONTH(Item.Type.MONTH, StepArgument.of(Dates.Kind.MONTH)),
    DATETIME(Item.Type.DATETIME, StepArgument.of(Dates.Kind.DATETIME)),
    AMOUNT(
            Item.Type.DECIMAL,
            StepArgument.of(
                    "元",
                    Arrays.stream(Amount.Unit.values()).map(Amount.Unit::word).toList())),
    DECIMAL(Item.Type.DECIMAL, StepArgument.NONE),
    INTEGER(Item.Type.INTEGER, StepArgument.NONE),
    BOOLEAN(Item.Type.BOOLEAN, StepArgument.NONE);

    private final Item.Type gives;
    private final StepArgument argument;

    StepKind(Item.Type gives, StepArgument argument) {
        this.gives = gives;
        this.argument = argument;
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

    StepArgument argument() {
        return argument;
    }
}

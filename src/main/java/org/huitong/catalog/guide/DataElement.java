package org.huitong.catalog.guide;

/** What an item is, where a standard or everyday law says so, whatever the resource calls it. */
public enum DataElement {
    CITIZEN_ID(true),
    PERSON_NAME(true),
    PHONE(true),
    ADDRESS(true),
    CREDIT_CODE(false),
    ORGANIZATION_CODE(false),
    ORGANIZATION_NAME(false),
    REGION(false),
    SEX(false),
    NATION(false),
    MARITAL_STATUS(false),
    AMOUNT(false);

    private final boolean personal;

    DataElement(boolean personal) {
        this.personal = personal;
    }

    /** Whether it tells who a person is, so that screens mask it. */
    public boolean personal() {
        return personal;
    }
}

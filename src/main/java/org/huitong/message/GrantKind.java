package org.huitong.message;

/** How a version of a grant came to be. */
public enum GrantKind {
    /** A file in {@code config/grants} says so. */
    DECLARED,
    /** A person has granted it. */
    GRANTED,
    /** A person has withdrawn it. */
    WITHDRAWN,
    /** Its file is gone. */
    ENDED;

    /** Whether it is a grant, not the end of one. */
    public boolean grants() {
        return this == DECLARED || this == GRANTED;
    }

    /** Whether the files said so, not a person. */
    public boolean ofFiles() {
        return this == DECLARED || this == ENDED;
    }

    /** The word in JSON, tables and on screens. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

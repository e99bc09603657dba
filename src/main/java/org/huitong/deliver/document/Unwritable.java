package org.huitong.deliver.document;

/** A record has a value that cannot stand in this form. */
public final class Unwritable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;

    Unwritable(int index, String why) {
        super(why);
        this.index = index;
    }

    /** Of the record among those of the document. */
    public int index() {
        return index;
    }
}

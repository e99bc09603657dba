package org.huitong.element;

/**
 * What an element or rule answers in place of a value. A return value and no exception: bad records are everyday work.
 *
 * @param rule stable word
 * @param standard which says so, e.g. {@code GB 11643-1999}; empty where the catalog or the bus does
 * @param what what is wrong, without the value
 * @param cure what to do
 */
public record Fault(String rule, String standard, String what, String cure) {
    /** What is wrong and the cure, without the value. */
    public String text() {
        return what + "; " + cure;
    }

    /** As {@link #text()}, with the standard and the {@link Shape} of the value that is meant. */
    public String text(String value) {
        return what + " (" + (standard.isEmpty() ? "" : standard + "; ") + "found " + Shape.of(value) + "); " + cure;
    }
}

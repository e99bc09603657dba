package org.huitong.catalog;

/**
 * One system of an agency, source or consumer.
 *
 * @param id {@code <agency>.<name>}
 * @param agency id of the owner
 * @param name as people write it
 * @param network where it stands
 */
public record SystemEntry(String id, String agency, String name, Network network) {

    /** The networks a government system can stand in. */
    public enum Network {
        INTRANET,
        EXTRANET,
        PRIVATE,
        INTERNET
    }
}

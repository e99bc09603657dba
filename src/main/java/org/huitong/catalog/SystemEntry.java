package org.huitong.catalog;

import org.huitong.catalog.guide.Census;

/**
 * One system of an agency, source or consumer.
 *
 * @param id {@code <agency>.<name>}
 * @param agency id of the owner
 * @param name as people write it
 * @param network where it stands
 * @param knownBy what identifies it
 * @param census what the census of systems asks
 */
public record SystemEntry(String id, String agency, String name, Network network, KnownBy knownBy, Census census) {

    /** The networks a government system can stand in. */
    public enum Network {
        INTRANET,
        EXTRANET,
        PRIVATE,
        INTERNET,
        OTHER
    }
}

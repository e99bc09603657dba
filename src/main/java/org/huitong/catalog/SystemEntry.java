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
 * @param maintenance when it is away
 */
public record SystemEntry(
        String id,
        String agency,
        String name,
        Network network,
        KnownBy knownBy,
        Census census,
        Maintenance maintenance) {

    /** One that is always there. */
    public SystemEntry(String id, String agency, String name, Network network, KnownBy knownBy, Census census) {
        this(id, agency, name, network, knownBy, census, Maintenance.NONE);
    }

    /** The networks a government system can stand in. */
    public enum Network {
        INTRANET,
        EXTRANET,
        PRIVATE,
        INTERNET,
        OTHER
    }
}

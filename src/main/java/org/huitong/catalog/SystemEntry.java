package org.huitong.catalog;

import java.util.Optional;

/**
 * One system of an agency, source or consumer.
 *
 * @param id {@code <agency>.<name>}
 * @param agency id of the owner
 * @param name as people write it
 * @param network where it stands
 * @param token whether a bearer token identifies it
 * @param signature how it signs; empty where it does not
 */
public record SystemEntry(
        String id, String agency, String name, Network network, boolean token, Optional<Signature> signature) {

    /** The networks a government system can stand in. */
    public enum Network {
        INTRANET,
        EXTRANET,
        PRIVATE,
        INTERNET
    }
}

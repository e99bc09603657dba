package org.huitong.catalog;

import java.util.EnumSet;
import java.util.Set;
import org.huitong.catalog.SystemEntry.Network;

/**
 * Where the gateway stands: {@code config/gateway.yaml}.
 *
 * @param network its own; null where it does not say
 * @param docked other networks whose systems it may reach
 */
record GatewayPlace(Network network, Set<Network> docked) {
    /** Nothing is said. */
    public static final GatewayPlace UNSAID = new GatewayPlace(null, Set.of());

    public GatewayPlace {
        docked = docked.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(docked));
    }

    /** Whether a system of that network may be one of its systems. */
    boolean reaches(Network other) {
        return network == null || other == network || docked.contains(other);
    }
}

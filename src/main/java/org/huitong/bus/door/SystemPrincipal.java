package org.huitong.bus.door;

import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** A system as the broker carries it. */
final class SystemPrincipal extends UserPrincipal {
    SystemPrincipal(String system) {
        super(system);
    }
}

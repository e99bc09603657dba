package org.huitong.wiring;

import java.time.Instant;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Register;
import org.huitong.bus.door.Door;
import org.huitong.bus.door.Doorkeeper;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;
import org.huitong.receive.identity.Logins;

/**
 * Who is at the bus's door, by the identities of the data plane, and what is his by the catalog: {@code in.<system>} of a
 * source that hands over by itself, {@code out.<subscription>} of the consumer that its grant names, while the grant holds. Thread-safe.
 */
public final class DoorRights implements Doorkeeper {
    private final Logins logins;
    private final Catalog catalog;
    private final Register register;

    public DoorRights(Logins logins, Catalog catalog, Register register) {
        this.logins = logins;
        this.catalog = catalog;
        this.register = register;
    }

    @Override
    public String systemOf(Login login) {
        return logins.login(login.user(), login.password(), login.certificate(), login.peer())
                .system();
    }

    @Override
    public boolean maySend(String system, String queue) {
        return queue.equals(Door.IN + system) && sends(catalog, system);
    }

    @Override
    public boolean mayReceive(String system, String queue) {
        if (queue.equals(Door.OUT + system + Door.RECEIPTS)) {
            return sends(catalog, system);
        }
        return queue.startsWith(Door.OUT)
                && register.of(queue.substring(Door.OUT.length()))
                        .filter(holding -> holding.consumer().equals(system))
                        .filter(holding -> holding.rule(Instant.now()) == Decision.Rule.GRANTED)
                        .isPresent();
    }

    /** Whether a system has a source that the gateway does not fetch from by itself. */
    static boolean sends(Catalog catalog, String system) {
        return catalog.sources().stream()
                .filter(source -> !source.polled())
                .map(MappingFile::system)
                .anyMatch(system::equals);
    }
}

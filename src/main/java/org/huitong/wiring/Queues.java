package org.huitong.wiring;

import java.nio.charset.StandardCharsets;
import org.huitong.bus.Lease;
import org.huitong.bus.door.Door;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;

/** Makes sure that the token of every polled source exists. One thread, at start. */
public final class Queues {
    private final Catalog catalog;
    private final Core core;

    public Queues(Catalog catalog, Core core) {
        this.catalog = catalog;
        this.core = core;
    }

    public void declare() {
        catalog.sources().stream()
                .filter(MappingFile::polled)
                .map(source -> source.system() + "." + source.resource())
                .forEach(this::token);
        core.bus().door().ifPresent(this::own);
    }

    /** Who may come in at the door and hand over has a queue to send to, and one of answers. */
    private void own(Door door) {
        for (String system : OwnSources.systems(catalog)) {
            core.bus().declareOwn(Door.IN + system);
            core.bus().declareAnswers(Door.OUT + system + Door.RECEIPTS, door.maxWaiting());
        }
    }

    /** The token is written once in the life of a source; a death before that is noted writes the same one again. */
    private void token(String source) {
        String noted = "token." + source;
        if (core.store().state(noted).isEmpty()) {
            core.bus().declareTokenQueue(Lease.queue(source));
            Lease.set(core.bus(), source, "{}".getBytes(StandardCharsets.UTF_8));
            core.store().setState(noted, "written");
        }
    }
}

package org.huitong.wiring;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huitong.authorize.Holding;
import org.huitong.authorize.Register;
import org.huitong.bus.Lease;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;
import org.huitong.failed.Subscriptions;
import org.huitong.message.Slice;

/** Makes sure that every queue the files speak of exists. One thread, at start. */
public final class Queues {
    private final Catalog catalog;
    private final Register register;
    private final Core core;

    public Queues(Catalog catalog, Register register, Core core) {
        this.catalog = catalog;
        this.register = register;
        this.core = core;
    }

    public void declare() {
        subscriptions(register.all());
        catalog.sources().stream()
                .filter(MappingFile::polled)
                .map(source -> source.system() + "." + source.resource())
                .forEach(this::token);
    }

    /** A grant is the explicit act by which a subscription comes to be; its absence later deletes nothing. */
    private void subscriptions(Collection<Holding> held) {
        Subscriptions subscriptions = new Subscriptions(core.store());
        Set<String> active = subscriptions.all().stream()
                .filter(known -> known.state() == Subscriptions.State.ACTIVE)
                .map(Subscriptions.Known::id)
                .collect(Collectors.toSet());
        List<Subscriptions.Known> fresh = held.stream()
                .filter(holding -> !active.contains(holding.subscription()))
                .map(Queues::creating)
                .toList();
        subscriptions.creating(fresh);
        fresh.forEach(one -> core.bus().declareSubscription(Slice.ADDRESS + one.resource(), one.id()));
        subscriptions.active(fresh.stream().map(Subscriptions.Known::id).toList());
    }

    private static Subscriptions.Known creating(Holding holding) {
        return new Subscriptions.Known(
                holding.subscription(), holding.consumer(), holding.resource(), Subscriptions.State.CREATING);
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

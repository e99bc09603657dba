package org.huitong.wiring;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.huitong.bus.InWatch;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.SystemEntry;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;
import org.huitong.receive.RefuseProcessor;

/** What the source of systems' own queues asks of catalog and ledger. Thread-safe. */
public final class OwnSources implements InWatch {
    private final Catalog catalog;
    private final Ledger ledger;
    private final BooleanSupplier mayTake;

    public OwnSources(Catalog catalog, Ledger ledger, BooleanSupplier mayTake) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.mayTake = mayTake;
    }

    /** Systems that have a queue to send to. */
    public static List<String> systems(Catalog catalog) {
        return catalog.systems().stream()
                .map(SystemEntry::id)
                .filter(system -> DoorRights.sends(catalog, system))
                .toList();
    }

    @Override
    public boolean mayTake() {
        return mayTake.getAsBoolean();
    }

    @Override
    public Optional<String> onlyResource(String system) {
        List<String> resources = catalog.sources().stream()
                .filter(source -> source.system().equals(system) && !source.polled())
                .map(MappingFile::resource)
                .toList();
        return resources.size() == 1 ? Optional.of(resources.get(0)) : Optional.empty();
    }

    @Override
    public Event refused(String system, String resource, HuitongException why) {
        return ledger.refusal(new RefuseProcessor.Refusal(system, resource, why));
    }

    @Override
    public Event repeated(String system, Receipt receipt) {
        return ledger.repeat(system, receipt);
    }
}

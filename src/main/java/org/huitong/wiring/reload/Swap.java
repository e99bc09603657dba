package org.huitong.wiring.reload;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.LiveCatalog;
import org.huitong.edge.EdgeServer;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Receive;
import org.huitong.reload.Change;
import org.huitong.reload.LiveRoutes;
import org.huitong.trial.Expectation;
import org.huitong.trial.KeptSamples;
import org.huitong.wiring.Grants;
import org.huitong.wiring.Quality;
import org.huitong.wiring.Queues;
import org.huitong.wiring.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog that holds, and what must be told when another takes its place. An intake under way goes on with the one that
 * it began with. One thread at a time.
 */
public final class Swap implements ReloadOffice.Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);

    private final Parts parts;
    private boolean owesGrants;

    /**
     * What it is made of.
     *
     * @param receive makes one for a catalog that is not live
     */
    public record Parts(
            Path home,
            LiveCatalog catalog,
            Normalizer normalizer,
            Function<Catalog, Receive> receive,
            Quality quality,
            Queues queues,
            Grants grants,
            Workers workers,
            LiveRoutes routes,
            EdgeServer edge) {}

    public Swap(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Catalog catalog() {
        return parts.catalog().now();
    }

    @Override
    public ReloadOffice.Samples samples(Catalog next) {
        KeptSamples kept = KeptSamples.of(
                parts.home(),
                new Expectation(new Normalizer(next), parts.receive().apply(next)));
        return new ReloadOffice.Samples(
                kept.count(),
                kept.differences().stream()
                        .map(one ->
                                one.file() + (one.trouble() == null ? " comes out otherwise" : ": " + one.trouble()))
                        .toList());
    }

    @Override
    public boolean owesGrants() {
        return owesGrants;
    }

    @Override
    public Optional<String> take(Change change, Catalog next) {
        boolean common = change.common();
        parts.routes().rest(change);
        if (common) {
            parts.edge().hold();
        }
        try {
            parts.routes().remove(change);
            replace(change, next);
        } finally {
            if (common) {
                parts.edge().letIn();
            }
            parts.workers().exchanged();
        }
        return change.config() || owesGrants ? hear() : Optional.empty();
    }

    private void replace(Change change, Catalog next) {
        Catalog old = catalog();
        try {
            parts.normalizer().prepare(next);
            parts.catalog().become(next);
            parts.quality().meter();
            parts.queues().declare();
            parts.routes().load(change);
        } catch (RuntimeException e) { // whatever it was, what ran before must run again
            parts.catalog().become(old);
            putBack(change, e);
            throw e;
        }
    }

    private void putBack(Change change, RuntimeException why) {
        try {
            parts.routes().restore(change);
        } catch (HuitongException e) {
            LOG.error("what ran before could not be put back: {}", e.getMessage());
            throw new HuitongException(
                    ErrorCode.OPERATE_RELOAD,
                    why.getMessage() + " What ran before could not be put back, and does not run: restart the gateway.",
                    e);
        }
    }

    /** What people were granted by files is heard when all else stands: a grant without its route only waits. */
    private Optional<String> hear() {
        try {
            parts.grants().hear();
            owesGrants = false;
            return Optional.empty();
        } catch (HuitongException e) {
            owesGrants = true;
            LOG.warn("the files of grants could not be heard: {}", e.getMessage());
            return Optional.of(
                    "the files of grants could not be heard (" + e.code().text() + "); reload again");
        }
    }
}

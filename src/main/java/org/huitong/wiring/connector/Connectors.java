package org.huitong.wiring.connector;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.huitong.catalog.Catalog;
import org.huitong.deliver.Batch;
import org.huitong.deliver.Connector;
import org.huitong.deliver.TroubleTable;
import org.huitong.message.Sequence;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Claims;
import org.huitong.receive.Decoder;
import org.huitong.receive.input.Limits;
import org.huitong.table.Dialects;
import org.huitong.wiring.Board;
import org.huitong.wiring.DropFolders;
import org.huitong.wiring.Ledger;

/**
 * The components and beans that the Kamelets of {@code connectors/} are made of, and the way out to a consumer's route.
 * Thread-safe.
 */
public final class Connectors implements AutoCloseable {
    private final Parts parts;
    private final OneTry calls = new OneTry();
    private final DropFolders folders = new DropFolders();
    private final Verdict verdict = new Verdict(TroubleTable.STANDARD);

    /**
     * What they are made of.
     *
     * @param home where relative folders and the dialects are
     * @param data what a source remembers between two polls lies below it
     */
    public record Parts(
            Catalog catalog,
            Normalizer normalizer,
            Limits limits,
            Sequence sequence,
            Claims claims,
            Ledger ledger,
            Board board,
            MeterRegistry meters,
            Path home,
            Path data) {}

    public Connectors(Parts parts) {
        this.parts = parts;
    }

    /** Where files lie that sources read. */
    public DropFolders folders() {
        return folders;
    }

    /** Makes them known to Camel, before any route is read. */
    public void register(CamelContext context) {
        Decoder decoder = new Decoder(parts.limits());
        Dialects dialects = new Dialects(parts.home().resolve("config/dialects"));
        context.addComponent(
                "drop",
                new DropComponent(new DropComponent.Parts(
                        parts.catalog(),
                        parts.normalizer(),
                        parts.limits(),
                        parts.sequence(),
                        parts.board(),
                        parts.meters(),
                        parts.home(),
                        folders)));
        context.addComponent(
                "message",
                new MessageComponent(new MessageComponent.Parts(
                        parts.catalog(), decoder, parts.claims(), parts.ledger(), parts.board(), parts.meters())));
        context.addComponent("soap", new SoapComponent(parts.catalog(), decoder, parts.home()));
        context.addComponent("http", new BoundedHttp());
        context.addComponent("https", new BoundedHttp());
        context.addComponent("page", new PageComponent(decoder, parts.sequence()));
        context.addComponent("document", new DocumentComponent());
        context.addComponent("statuses", new StatusesComponent());
        context.addComponent("folder", new FolderComponent(parts.home()));
        context.addComponent("far-folder", new FarFolderComponent(parts.home()));
        context.addComponent("fetch", new FetchComponent(parts.sequence(), parts.home()));
        context.addComponent(
                "table-source",
                new TableSourceComponent(new TableSourceComponent.Parts(
                        dialects, parts.sequence(), parts.data().resolve("seen"))));
        context.addComponent("table-sink", new TableSinkComponent(dialects));
        context.getRegistry().bind("oneTry", calls);
        // Whom Java trusts; a route that wants others names a bean of its own.
        context.getRegistry().bind("trustedTls", new SSLContextParameters());
    }

    /**
     * The consumer behind the route of a subscription.
     *
     * @param granted every item the consumer may see now
     * @param order every item of the resource, in the order in which the catalog has them now
     */
    public Connector consumer(
            CamelContext context,
            String subscription,
            Supplier<Set<String>> granted,
            Supplier<List<String>> order,
            Batch batch) {
        return new CamelConnector(context, subscription, granted, order, batch, verdict);
    }

    /** Calls under way are cut. */
    @Override
    public void close() {
        calls.close();
    }
}

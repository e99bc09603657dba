package org.huitong.deliver;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a worker is made of.
 *
 * @param terms what the grant says now: the same object until it says something else
 * @param batch how the connector's consumer takes records
 * @param trials one for all workers of a gateway
 * @param lane where its calls run; its own, so that a slow consumer takes nobody else's threads
 * @param concurrency calls at once
 * @param position gives numbers that grow over the life of the installation
 * @param eventId gives unique ids
 * @param stored asks for an answer that is true, once it is, when the store holds every event committed before the asking
 * @param discarded hears that all is given up that a person has discarded; may hear it again after a death
 * @param allowance how much may still be sent
 * @param clock milliseconds, positive, of a clock that nobody sets: pauses are measured by it
 */
public record WorkerParts(
        Supplier<Terms> terms,
        Pace pace,
        Inbox.Opener inbox,
        RowStore rows,
        Connector connector,
        Batch batch,
        Trials trials,
        Executor lane,
        int concurrency,
        LongSupplier position,
        Supplier<String> eventId,
        Supplier<BooleanSupplier> stored,
        Consumer<Terms.Discard> discarded,
        Allowance allowance,
        LongSupplier clock) {}

package org.huitong.wiring.connector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.huitong.bus.SourceTurn;
import org.huitong.catalog.MappingFile;
import org.huitong.message.Event;
import org.huitong.message.Receipt;
import org.huitong.message.Tally;
import org.huitong.receive.FilePart;
import org.huitong.receive.drop.DropSource;
import org.huitong.receive.drop.Outcome;
import org.huitong.receive.drop.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn at a drop-folder, in the hands of the lease: a piece goes on with its place, what has no records is committed
 * here. Names of files are never logged, for they may be those of people: an arrival's id finds the file. Used by its
 * source's one thread.
 */
final class DropProducer extends DefaultProducer {
    private static final Logger LOG = LoggerFactory.getLogger(DropProducer.class);

    private final DropSource drop;
    private final MappingFile source;
    private final Path folder;
    private final DropComponent.Parts parts;
    private final String subject;

    DropProducer(Endpoint endpoint, DropSource drop, MappingFile source, Path folder, DropComponent.Parts parts) {
        super(endpoint);
        this.drop = drop;
        this.source = source;
        this.folder = folder;
        this.parts = parts;
        this.subject = source.system() + "/" + source.resource();
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        SourceTurn turn = exchange.getVariable(SourceTurn.VARIABLE, SourceTurn.class);
        Outcome outcome = drop.turn(Place.of(turn.watermark()), turn::stopping);
        exchange.getIn().setBody(FilePart.NONE);
        if (outcome instanceof Outcome.Part piece) {
            part(exchange, turn, piece);
        } else if (outcome instanceof Outcome.Refusal refusal) {
            refuse(turn, refusal);
        } else {
            tellOfRefused();
        }
    }

    private void part(Exchange exchange, SourceTurn turn, Outcome.Part piece) {
        Place next = piece.next();
        if (piece.part().isEmpty()) {
            Receipt receipt = new Receipt("", source.resource(), 0, 0, next.digest());
            turn.commit(
                    event(Event.INTAKE, new Event.Stored(source.system(), null, receipt), Map.of(), next),
                    next.bytes());
        } else {
            turn.goesOn(next.bytes());
            exchange.getIn().setBody(piece.part());
        }
        if (next.state() == Place.State.FINISHED) {
            LOG.info(
                    "file {} of {}: its last records are on their way, {} in all",
                    next.arrival(),
                    subject,
                    next.total());
        }
    }

    private void refuse(SourceTurn turn, Outcome.Refusal refusal) throws IOException {
        Place next = refusal.next();
        String code = refusal.why().code().text();
        Map<String, Long> counts = refusal.records() == 0 ? Map.of() : Map.of(Tally.REJECTED.word(), refusal.records());
        turn.commit(event(Event.REFUSAL, null, counts, next), next.bytes());
        parts.meters().counter("huitong.refused", "code", code).increment();
        LOG.warn(
                "file {} of {} lies in failed/: {}",
                next.arrival(),
                subject,
                refusal.why().getMessage());
        drop.tidy(next);
        tellOfRefused();
    }

    private Event event(String kind, Event.Stored receipt, Map<String, Long> counts, Place next) {
        String id = parts.sequence().id(parts.sequence().next());
        return new Event(
                id,
                kind,
                System.currentTimeMillis(),
                subject,
                receipt,
                counts,
                List.of(),
                "file " + next.arrival() + " " + next.state().name().toLowerCase(java.util.Locale.ROOT));
    }

    private void tellOfRefused() {
        Map<String, Path> failures = drop.failures();
        parts.board().refusedFiles(subject, failures.isEmpty() ? "" : RefusedFiles.text(failures));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        parts.folders().opened(this, subject, folder);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        parts.folders().closed(this);
        drop.close();
    }
}

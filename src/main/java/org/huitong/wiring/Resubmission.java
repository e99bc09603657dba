package org.huitong.wiring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.huitong.bus.Publisher;
import org.huitong.catalog.Catalog;
import org.huitong.failed.Rows;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.message.Sequence;
import org.huitong.receive.Claims;
import org.huitong.receive.Receive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes records again that were parked before publish and that a person has asked to replay: an intake of its own,
 * through normalize again, whose key is (record, revision), so that it is published once whatever dies (E1, E2). One
 * thread runs it; {@link #poke} may be called by any.
 */
public final class Resubmission implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Resubmission.class);
    private static final int BATCH = 500;
    private static final int SERVER_ERRORS = 500;
    private static final long LOOK_AGAIN_SECONDS = 10;

    private final Rows rows;
    private final Receive receive;
    private final Claims claims;
    private final ProducerTemplate template;
    private final Publisher publisher;
    private final Sequence sequence;
    private final BlockingQueue<Boolean> pokes = new LinkedBlockingQueue<>();

    public Resubmission(
            Rows rows,
            Receive receive,
            Claims claims,
            ProducerTemplate template,
            Publisher publisher,
            Sequence sequence) {
        this.publisher = publisher;
        this.sequence = sequence;
        this.rows = rows;
        this.receive = receive;
        this.claims = claims;
        this.template = template;
        poke();
    }

    public void poke() {
        pokes.add(Boolean.TRUE);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                pokes.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
                pokes.clear();
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What could not be published, because bus or store were away, is found again by the next look. */
    private void look() throws InterruptedException {
        try {
            marked();
        } catch (HuitongException e) {
            LOG.warn("rows marked for replay wait: {}", e.getMessage());
        }
    }

    private void marked() throws InterruptedException {
        Long after = null;
        while (true) {
            var page = rows.list(new Rows.Filter("", "replaying", null, null, after, BATCH));
            for (Rows.Row row : page) {
                again(row);
                after = row.no();
            }
            if (page.size() < BATCH) {
                return;
            }
        }
    }

    private void again(Rows.Row row) throws InterruptedException {
        Intake.Mend mend = new Intake.Mend(row.no(), row.record(), row.revision());
        Claims.Key key = new Claims.Key(row.system(), Receive.mendKey(mend));
        try {
            Catalog snapshot = receive.now();
            Intake intake =
                    receive.again(snapshot, row.system(), row.resource(), row.current(), mend, row.mended() != null);
            if (claims.claim(key, intake.resource(), intake.digest()).get().isEmpty()) {
                template.sendBodyAndProperty(
                        "direct:normalize", ExchangePattern.InOut, intake, Headers.CATALOG, snapshot);
            }
        } catch (CamelExecutionException | ExecutionException | HuitongException e) {
            Throwable cause = e instanceof HuitongException ? e : e.getCause();
            if (cause instanceof HuitongException refusal
                    && refusal.code().status() < SERVER_ERRORS
                    && refusal.code() != ErrorCode.RECEIVE_BUSY) {
                publisher.submit(List.of(), parkedAgain(row, refusal));
            } else {
                LOG.warn("row {} stays marked for replay: {}", row.no(), cause.getMessage());
            }
        } finally {
            claims.release(key);
        }
    }

    /** What can never be published as it is goes back to a person, with the reason. */
    private Event parkedAgain(Rows.Row row, HuitongException refusal) {
        String code = refusal.code().text();
        RowChange.Cause cause = new RowChange.Cause("receive", code, "", refusal.getMessage(), code);
        return new Event(
                sequence.id(sequence.next()),
                Event.OUTCOME,
                System.currentTimeMillis(),
                row.system() + "/" + row.resource(),
                null,
                Map.of(),
                List.of(new RowChange(row.record(), "", RowState.PARKED, cause, null)),
                "replay of row " + row.no() + " refused: " + code);
    }
}

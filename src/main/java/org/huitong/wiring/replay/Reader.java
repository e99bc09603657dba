package org.huitong.wiring.replay;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.huitong.authorize.Authorizer;
import org.huitong.failed.Rows;
import org.huitong.failed.job.Foreseeing;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.RowState;
import org.huitong.message.Slice;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Receive;
import org.huitong.wiring.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what would become of a row were it replayed now: by today's mapping and rules before publish, by today's grant after.
 * Whether the consumer takes it, nobody knows before it is asked. Thread-safe.
 */
public final class Reader implements Foreseeing.Eye {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final Foreseeing.Foreseen DELIVER = new Foreseeing.Foreseen("deliver", "");

    private final Receive receive;
    private final Normalizer normalizer;
    private final Authorizer authorizer;
    private final Workers workers;

    public Reader(Receive receive, Normalizer normalizer, Authorizer authorizer, Workers workers) {
        this.receive = receive;
        this.normalizer = normalizer;
        this.authorizer = authorizer;
        this.workers = workers;
    }

    /** Whether the subscription's worker may send now. */
    public static boolean open(Workers workers, String subscription) {
        return ReplayOffice.shut(workers, subscription).isEmpty();
    }

    @Override
    public Foreseeing.Foreseen look(Rows.Row row) {
        try {
            return row.subscription().isEmpty() ? beforePublish(row) : afterPublish(row);
        } catch (RuntimeException e) { // one row that nobody foresaw must not keep all jobs from going on
            LOG.warn(
                    "the preview of row {} failed with a {}",
                    row.no(),
                    e.getClass().getSimpleName());
            return refused(ErrorCode.INTERNAL);
        }
    }

    private Foreseeing.Foreseen beforePublish(Rows.Row row) {
        try {
            Intake.Mend mend = new Intake.Mend(row.no(), row.record(), row.revision());
            Intake intake = receive.again(row.system(), row.resource(), row.current(), mend, row.mended() != null);
            Intake normalized = authorizer.authorize(normalizer.normalize(intake), null);
            return normalized.parked().isEmpty() ? DELIVER : refused(ErrorCode.NORMALIZE_INVALID);
        } catch (HuitongException e) {
            return refused(e.code());
        }
    }

    private static Foreseeing.Foreseen refused(ErrorCode code) {
        return new Foreseeing.Foreseen("refused", code.text());
    }

    private Foreseeing.Foreseen afterPublish(Rows.Row row) {
        Optional<String> shut = ReplayOffice.shut(workers, row.subscription());
        if (shut.isPresent()) {
            String cause = shut.get();
            return new Foreseeing.Foreseen("held", cause.substring(0, Math.max(0, cause.indexOf(':'))));
        }
        try {
            Slice.record(row.current());
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return refused(ErrorCode.OPERATE_INVALID);
        }
        return row.state() == RowState.HELD ? new Foreseeing.Foreseen("held", ErrorCode.DELIVER_HELD.text()) : DELIVER;
    }
}

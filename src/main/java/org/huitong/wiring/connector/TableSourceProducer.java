package org.huitong.wiring.connector;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.huitong.bus.SourceTurn;
import org.huitong.message.Backfill;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;
import org.huitong.message.Sequence;
import org.huitong.table.TableSource;

/**
 * One turn at a table, in the hands of the lease: rows go on with the place behind them, a place without rows is committed
 * here. Used by its source's one thread.
 */
final class TableSourceProducer extends DefaultProducer {
    private final Function<Backfill, TableSource> make;
    private final TableSource own;
    /** Those that are read again, by subscription: what they remember is another thing than what the source itself does. */
    private final Map<String, Again> again = new HashMap<>();

    private final String subject;
    private final Sequence sequence;

    private record Again(String run, TableSource source) {}

    /** @param make the table for one backfill; null for the source itself */
    TableSourceProducer(Endpoint endpoint, Function<Backfill, TableSource> make, String subject, Sequence sequence) {
        super(endpoint);
        this.make = make;
        this.own = make.apply(null);
        this.subject = subject;
        this.sequence = sequence;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        SourceTurn turn = exchange.getVariable(SourceTurn.VARIABLE, SourceTurn.class);
        TableSource.Turn found = turn(turn);
        if (!found.isNothing() && found.rows().isEmpty()) {
            turn.commit(nothing(), found.next());
        } else if (!found.isNothing()) {
            turn.goesOn(found.next());
        }
        if (found.last()) {
            turn.atEnd();
        }
        exchange.getIn().setBody(found.rows());
    }

    private TableSource source(Backfill backfill) {
        if (backfill == null) {
            return own;
        }
        return again.compute(
                        backfill.subscription(),
                        (subscription, last) -> last != null && last.run().equals(backfill.run())
                                ? last
                                : new Again(backfill.run(), make.apply(backfill)))
                .source();
    }

    /** A driver's message may hold values: its state says enough. */
    private TableSource.Turn turn(SourceTurn turn) throws IOException {
        try {
            return source(turn.backfill()).turn(turn.watermark());
        } catch (SQLException e) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_AWAY,
                    "reading the table of " + subject + " failed: SQLSTATE " + e.getSQLState() + " ("
                            + e.getClass().getSimpleName()
                            + "). See that the database answers and that table, columns and rights are as the route says;"
                            + " the next poll begins at the same place.");
        }
    }

    private Event nothing() {
        String system = subject.substring(0, subject.indexOf('/'));
        String resource = subject.substring(subject.indexOf('/') + 1);
        return new Event(
                sequence.id(sequence.next()),
                Event.INTAKE,
                System.currentTimeMillis(),
                subject,
                new Event.Stored(system, null, new Receipt("", resource, 0, 0, "")),
                Map.of(),
                List.of(),
                "rows were marked as taken");
    }
}

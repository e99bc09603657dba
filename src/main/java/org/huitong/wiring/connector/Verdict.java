package org.huitong.wiring.connector;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.huitong.deliver.Answer;
import org.huitong.deliver.Outcome;
import org.huitong.deliver.Trouble;
import org.huitong.deliver.TroubleTable;
import org.huitong.deliver.document.Unwritable;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.receive.message.JmsTrouble;
import org.huitong.soap.SoapRefused;
import org.huitong.table.Refusals;
import org.huitong.table.RowsRefused;

/** Reads from the end of a consumer's route what became of the records in it. Thread-safe. */
final class Verdict {
    private static final int SOME_APPLIED = 207;

    private final TroubleTable table;
    private final Blame blame;

    public Verdict(TroubleTable table) {
        this.table = table;
        this.blame = new Blame(this::answered);
    }

    /** @param size how many records the call carried */
    Answer of(Exchange exchange, int size) {
        TroubleTable own = exchange.getProperty(StatusesComponent.TABLE, TroubleTable.class);
        return (own == null ? this : new Verdict(own)).read(exchange, size);
    }

    private Answer read(Exchange exchange, int size) {
        if (exchange.getException() != null) {
            return failed(exchange.getException(), size);
        }
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        return status == null || status != SOME_APPLIED
                ? Answer.DELIVERED
                : someApplied(blame.named(exchange.getMessage().getBody(String.class), size));
    }

    private Answer someApplied(Map<Integer, Outcome> named) {
        return named.isEmpty()
                ? Answer.of(outcome(
                        "answer 207",
                        "it answered HTTP 207 without errors that name a record" + cure(Trouble.CONNECTOR)))
                : new Answer(Outcome.DELIVERED, named);
    }

    private Answer failed(Throwable failure, int size) {
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof HttpOperationFailedException http) {
                return refused(answered(http.getStatusCode(), ""), blame.named(http.getResponseBody(), size));
            }
            if (t instanceof HuitongException e && e.code() == ErrorCode.CONFIG_INVALID) {
                return Answer.of(outcome("answer " + e.code().text(), e.getMessage()));
            }
            if (t instanceof RowsRefused refused) {
                return rowsRefused(refused);
            }
            if (t instanceof SQLException sql && !(sql instanceof BatchUpdateException) && Refusals.ofRow(sql)) {
                return Answer.of(row(Refusals.of(sql, "")));
            }
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                Outcome outcome = outcome(
                        "sqlstate " + sql.getSQLState(), "the database answered SQLSTATE " + sql.getSQLState() + ".");
                return sql instanceof BatchUpdateException batch
                        ? refused(outcome, blame.counted(batch.getUpdateCounts(), size, outcome))
                        : Answer.of(outcome);
            }
            if (t instanceof SoapRefused refused) {
                return Answer.of(
                        outcome(refused.word(), "it answered " + refused.word() + cure(table.of(refused.word()))));
            }
            if (t instanceof JMSException jms) {
                if (JmsTrouble.tls(jms)) {
                    return tls();
                }
                String cause = "jms " + JmsTrouble.kind(jms);
                return Answer.of(outcome(cause, "its broker did not take it (" + cause + ")" + cure(table.of(cause))));
            }
            if (t instanceof OneTry.AnswerTooLong) {
                return Answer.of(outcome(
                        "answer length",
                        "it took the call, and " + t.getMessage()
                                + ". Let it answer shortly; it goes on by itself then."));
            }
            if (t instanceof Unwritable unwritable) {
                Outcome bad = outcome(
                        "form",
                        "it cannot be written in this connector's form: " + unwritable.getMessage()
                                + ". Mend and replay it, or discard it.");
                return refused(bad, Map.of(unwritable.index(), bad));
            }
            Optional<FileTrouble> file = FileTrouble.of(t);
            if (file.isPresent()) {
                String cause = file.get().cause();
                return Answer.of(outcome(cause, file.get().text() + cure(table.of(cause))));
            }
            if (t instanceof SSLException) {
                return tls();
            }
            if (t instanceof IOException || t instanceof SQLTransientException) {
                return Answer.of(outcome(
                        "io " + t.getClass().getSimpleName(),
                        "it could not be reached (" + t.getClass().getSimpleName() + ")" + cure(Trouble.OUTAGE)));
            }
        }
        String name = failure.getClass().getSimpleName();
        return Answer.of(outcome("failure " + name, "the connector failed (" + name + "). See the log."));
    }

    private Answer tls() {
        return Answer.of(outcome("tls", "no TLS connection could be made. Check both sides' certificates."));
    }

    private Answer rowsRefused(RowsRefused refused) {
        Map<Integer, Outcome> named = new HashMap<>();
        refused.rows().forEach((index, why) -> named.put(index, row(why)));
        return refused.othersApplied()
                ? new Answer(Outcome.DELIVERED, named)
                : refused(named.values().iterator().next(), named);
    }

    private Outcome row(RowsRefused.Refusal why) {
        String name = why.name().isEmpty() ? "" : " " + why.name();
        return outcome(
                "sqlstate " + why.sqlState() + name,
                "the database refused the row with SQLSTATE " + why.sqlState()
                        + (name.isEmpty() ? "" : " by" + name)
                        + ". Mend the record by what that asks for, or the table, then replay it; or discard it.");
    }

    /** Only records can be to blame for a refusal of records: who is away or locked says nothing about them. */
    private static Answer refused(Outcome outcome, Map<Integer, Outcome> named) {
        return outcome.trouble() == Trouble.RECORD ? new Answer(outcome, named) : Answer.of(outcome);
    }

    /** @param rule the far end's own word for what is wrong; empty where it gave none */
    private Outcome answered(int status, String rule) {
        String cause = "http " + status + (rule.isEmpty() ? "" : " " + rule);
        String said = rule.isEmpty() ? "" : " (" + rule + ")";
        return outcome(cause, "it answered HTTP " + status + said + cure(table.of(cause)));
    }

    private static String cure(Trouble trouble) {
        return switch (trouble) {
            case RECORD -> ". Ask the consumer what is wrong with this record, then mend and replay it, or discard it.";
            case CONNECTOR ->
                ". Check the address, token and rights in the consumer's route; it goes on by itself then.";
            case OUTAGE -> ". Nothing is lost; it goes on by itself when the consumer is back.";
        };
    }

    private Outcome outcome(String cause, String text) {
        return new Outcome(table.of(cause), cause, text);
    }
}

package org.huitong.bus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.message.Backfill;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Parcel;
import org.huitong.message.Receipt;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.message.Seen;
import org.huitong.message.Slice;
import org.huitong.message.Tally;

/**
 * An intake as it goes on the bus: its slices, and the event that tells the store of it.
 *
 * @param receipt what the sender is answered once both are durable
 */
public record Publication(List<Parcel> slices, Event event, Receipt receipt) {

    /** Throws AUTHORIZE-NO-SUBSCRIPTION where nobody would receive it and the catalog says refuse. */
    public static Publication of(Intake intake, PublishTerms terms) {
        if (terms.subscriptions().isEmpty() && terms.refuseWithout()) {
            throw new HuitongException(
                    ErrorCode.AUTHORIZE_NO_SUBSCRIPTION,
                    "publishing " + intake.resource() + " from " + intake.system() + " (intake " + intake.id()
                            + ") would reach nobody: it has no subscription. Grant one in config/grants/, or write"
                            + " 'without-subscription: count' in its catalog entry.");
        }
        Receipt receipt = new Receipt(
                intake.id(),
                intake.resource(),
                intake.records().size(),
                intake.parked().size(),
                intake.digest());
        List<Parcel> slices =
                terms.subscriptions().isEmpty() ? List.of() : Slice.cut(intake, terms.everyVersion(), terms.schema());
        return new Publication(slices, event(intake, terms, receipt), receipt);
    }

    /**
     * What was read again for one subscription: it reaches that one's queue for such, and nobody else. The source's own
     * counts stay as they are, but for the records that are parked: those are its rows, as from any poll.
     */
    static Publication of(Intake intake, PublishTerms terms, Backfill backfill) {
        Publication all = of(
                intake,
                new PublishTerms(terms.everyVersion(), terms.schema(), List.of(backfill.subscription()), false));
        List<Parcel> slices = all.slices().stream()
                .map(slice -> new Parcel(backfill.queue(), slice.properties(), slice.body(), null))
                .toList();
        long published = intake.records().size();
        long parked = intake.parked().size();
        Map<String, Long> counts = new LinkedHashMap<>();
        put(counts, Tally.RECEIVED.word(), parked);
        put(counts, backfill.subscription() + ":" + Tally.RECEIVED.word(), published);
        put(counts, backfill.tally() + ":" + Tally.RECEIVED.word(), published + parked);
        put(counts, backfill.tally() + ":" + Tally.PUBLISHED.word(), published);
        Event e = all.event();
        Event event = new Event(
                e.id(),
                e.kind(),
                e.at(),
                e.subject(),
                e.receipt(),
                counts,
                e.rows(),
                "for the backfill of " + backfill.subscription(),
                null,
                e.seen());
        return new Publication(slices, event, all.receipt());
    }

    private static void put(Map<String, Long> counts, String word, long n) {
        if (n > 0) {
            counts.put(word, n);
        }
    }

    private static Event event(Intake intake, PublishTerms terms, Receipt receipt) {
        long published = intake.records().size();
        Map<String, Long> counts = new LinkedHashMap<>();
        long received = received(intake);
        if (received > 0) {
            counts.put(Tally.RECEIVED.word(), received);
        }
        if (published > 0) {
            counts.put(Tally.PUBLISHED.word(), published);
            terms.subscriptions().forEach(s -> counts.put(s + ":" + Tally.RECEIVED.word(), published));
        }
        // A mended record that was bad again has no receipt to be found by: it may be tried again as it is.
        String key = intake.mends() != null && published == 0 ? null : intake.idempotencyKey();
        return new Event(
                intake.id(),
                Event.INTAKE,
                intake.at().toEpochMilli(),
                intake.system() + "/" + intake.resource(),
                new Event.Stored(intake.system(), key, receipt),
                counts,
                rows(intake),
                null,
                null,
                intake.records().stream()
                        .map(record -> new Seen(record.id(), record.key(), Seen.As.PUBLISHED))
                        .toList());
    }

    /** One record of the source may hold several; a mended one was counted when it was parked, as one. */
    private static long received(Intake intake) {
        long records = (long) intake.records().size() + intake.parked().size();
        return intake.mends() == null ? records : records - 1;
    }

    private static List<RowChange> rows(Intake intake) {
        List<RowChange> rows = new ArrayList<>();
        if (intake.mends() != null && intake.parked().isEmpty()) {
            rows.add(RowChange.end(intake.mends().recordId(), "", RowState.RESOLVED));
        }
        for (Intake.Parked parked : intake.parked()) {
            rows.add(new RowChange(
                    parked.recordId(), "", RowState.PARKED, cause(parked.defect()), input(intake, parked)));
        }
        return rows;
    }

    private static RowChange.Cause cause(Defect defect) {
        return new RowChange.Cause(
                "normalize",
                ErrorCode.NORMALIZE_INVALID.text(),
                defect.item(),
                defect.pointer() + " breaks the rule " + defect.rule() + ": " + defect.text(),
                defect.item() + " " + defect.rule());
    }

    private static RowChange.Input input(Intake intake, Intake.Parked parked) {
        return new RowChange.Input(
                intake.system(),
                intake.resource(),
                intake.id(),
                "",
                0,
                intake.revision(),
                intake.sequence(),
                parked.raw().text());
    }
}

package org.huitong.wiring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.huitong.audit.AuditTrail;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Gathered;
import org.huitong.authorize.Holding;
import org.huitong.authorize.Register;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.catalog.GrantText;
import org.huitong.failed.Gathering;
import org.huitong.failed.GrantBook;
import org.huitong.failed.GrantBook.Version;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.GrantKind;
import org.huitong.message.HuitongException;

/**
 * What people do with grants. An act has effect when the store has it and the register is swapped; whoever hears of acts hears
 * it then, and only after that it is answered. Thread-safe: one act at a time.
 */
public final class Grants {
    private final Catalog catalog;
    private final Core core;
    private final Reach reach;
    private final AtWork atWork;
    private final GrantLedger ledger;
    private final List<Consumer<Holding>> listeners = new CopyOnWriteArrayList<>();

    /** Asks those who work on subscriptions; for one that nobody works on, as an idle one would answer. */
    public interface AtWork {
        /** Whether nobody has anything of a closed subscription in hand any more. */
        boolean letGo(String subscription);

        /** False where it is certain that it has no open rows. */
        boolean mayHaveRows(String subscription);
    }

    public Grants(Catalog catalog, Core core, AtWork atWork) {
        this.catalog = catalog;
        this.core = core;
        this.atWork = atWork;
        this.ledger = new GrantLedger(catalog, core, atWork::mayHaveRows);
        this.reach = new Reach(catalog, core);
    }

    /** Hears the files and makes the queues; call once, when the store is drained and before anything asks. */
    public void open() {
        ledger.open();
        reach.create(ledger.register().all());
    }

    /** Hears the files again, after the catalog has become another one; whoever listens hears of every grant. */
    public synchronized void hear() {
        ledger.open();
        reach.renew(ledger.register().all());
        ledger.register().all().forEach(this::told);
    }

    public Register register() {
        return ledger.register();
    }

    public GrantBook book() {
        return ledger.book();
    }

    /** Whom publish reaches. */
    public Reach reach() {
        return reach;
    }

    /** Hears of every change once it has effect, on the thread of the act; must not throw, and not take long. */
    public void listen(Consumer<Holding> listener) {
        listeners.add(listener);
    }

    /**
     * Grants, renews or changes a grant.
     *
     * @param body in the words of the file, as JSON
     * @throws HuitongException OPERATE-INVALID where the text is wrong, OPERATE-STALE where it says nothing new
     */
    public synchronized Holding grant(String subscription, String body, String person, String reason) {
        List<Finding> findings = catalog.grant(subscription, body).findings();
        if (!findings.isEmpty()) {
            throw invalid(subscription, findings);
        }
        Holding now = register().of(subscription).orElse(null);
        Optional<Version> before =
                ledger.book().history(subscription, 1).stream().findFirst();
        if (now != null
                && now.kind().grants()
                && GrantText.same(before.orElseThrow().body(), body)) {
            reach.create(List.of(now));
            throw stale("grant of " + subscription + " was refused: version " + now.version()
                    + " says the same and holds. See 'grants show " + subscription + "'.");
        }
        int number = before.map(Version::version).orElse(0) + 1;
        ledger.write(List.of(version(subscription, number, GrantKind.GRANTED, body, person, reason)));
        Holding granted = register().of(subscription).orElseThrow();
        reach.create(List.of(granted));
        return told(granted);
    }

    /** Ends a grant. Throws OPERATE-UNKNOWN, OPERATE-STALE. */
    public synchronized Holding withdraw(String subscription, String person, String reason) {
        Holding now = known(subscription);
        if (!now.kind().grants()) {
            throw stale("withdrawal of " + subscription + " was refused: it is "
                    + now.kind().word() + " already, by " + now.by() + ".");
        }
        String body = ledger.book().history(subscription, 1).get(0).body();
        ledger.write(List.of(version(subscription, now.version() + 1, GrantKind.WITHDRAWN, body, person, reason)));
        return told(register().of(subscription).orElseThrow());
    }

    /** Lets go out, in order, what came while the subscription was closed. Throws as {@link #withdraw}. */
    public synchronized Holding release(String subscription, String person, String reason) {
        Holding now = known(subscription);
        if (now.gathered().state() != Gathered.State.WAITS || !now.kind().grants()) {
            throw stale("release of " + subscription + " was refused: nothing waits there for a decision"
                    + (now.kind().grants()
                            ? "."
                            : ", for its grant is " + now.kind().word() + ". Grant it first."));
        }
        ledger.decide(now, null, act("release", now, person, reason, ""));
        return told(register().of(subscription).orElseThrow());
    }

    /**
     * Gives up, for ever, what has gathered in a closed subscription until now.
     *
     * @throws HuitongException as {@link #withdraw}; OPERATE-STALE also while a call to the consumer is under way
     */
    public synchronized Holding discard(String subscription, String person, String reason) {
        Holding now = known(subscription);
        if (now.gathered().state() == Gathered.State.DISCARDED) {
            throw stale("discard of " + subscription + " was refused: one by "
                    + now.gathered().by() + " is under way. Look at 'status', and try again when it is done.");
        }
        if (now.rule(Instant.now()) == Decision.Rule.GRANTED) {
            throw stale("discard of " + subscription + " was refused: it is open, nothing waits for a decision."
                    + " Single records are given up with 'failed discard'.");
        }
        if (!atWork.letGo(subscription)) {
            throw stale("discard of " + subscription + " was refused: a call to its consumer is still under way, so"
                    + " that what waits cannot be counted. Try again in a moment.");
        }
        long slices = core.bus().depth(subscription);
        Gathering.Entry entry = new Gathering.Entry(
                subscription,
                "DISCARDED",
                core.sequence().id(core.sequence().next()),
                slices,
                false,
                person,
                reason,
                System.currentTimeMillis());
        ledger.decide(now, entry, act("discard", now, person, reason, slices + " slices and all open rows: "));
        return told(register().of(subscription).orElseThrow());
    }

    /** A worker has given up all that the act was about. */
    public synchronized void discarded(String subscription, String act) {
        Holding now = known(subscription);
        Gathering.Entry entry = ledger.decided(subscription).orElse(null);
        if (entry == null || !entry.act().equals(act)) {
            return; // told a second time
        }
        Gathering.Entry next = entry.again()
                ? new Gathering.Entry(subscription, "WAITS", "", 0, false, "", "", System.currentTimeMillis())
                : null;
        ledger.decide(now, next, act("discarded", now, entry.actor(), entry.reason(), "all is given up: "));
        told(register().of(subscription).orElseThrow());
    }

    private Holding told(Holding changed) {
        listeners.forEach(listener -> listener.accept(changed));
        return changed;
    }

    private Holding known(String subscription) {
        return register()
                .of(subscription)
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_UNKNOWN,
                        "There is no grant for this subscription. See 'grants list'; a subscription is named"
                                + " <consumer>.<resource>."));
    }

    private static Version version(
            String subscription, int number, GrantKind kind, String body, String person, String reason) {
        return new Version(subscription, number, kind, body, person, reason, System.currentTimeMillis());
    }

    private static AuditTrail.Entry act(String action, Holding on, String person, String reason, String what) {
        return new AuditTrail.Entry(Instant.now(), person, action, on.subscription(), "ok", what + reason);
    }

    private static HuitongException stale(String text) {
        return new HuitongException(ErrorCode.OPERATE_STALE, text);
    }

    private static HuitongException invalid(String subscription, List<Finding> findings) {
        List<Defect> defects = findings.stream()
                .map(f -> new Defect(0, "/grant", "", f.code(), f.message() + ". " + f.cure() + "."))
                .toList();
        return new HuitongException(
                ErrorCode.OPERATE_INVALID,
                "The grant of " + subscription + " is not well formed: "
                        + defects.get(0).text(),
                defects);
    }
}

package org.huitong.wiring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.huitong.audit.AuditTrail;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Gathered;
import org.huitong.authorize.Holding;
import org.huitong.authorize.Register;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.GrantText;
import org.huitong.failed.Gathering;
import org.huitong.failed.GrantBook;
import org.huitong.failed.GrantBook.Version;
import org.huitong.message.GrantKind;
import org.jdbi.v3.core.Handle;

/**
 * The store's side of grants and the register's: what is written in one transaction, with its audit entry, is then swapped
 * in. Its callers come one after the other.
 */
final class GrantLedger {
    private final Catalog catalog;
    private final Core core;
    private final Predicate<String> mayHaveRows;
    private final GrantBook book;
    private final Gathering gathering;
    private final Register register = new Register();

    /** @param mayHaveRows false where it is certain that nothing of the subscription is on its way to the store */
    GrantLedger(Catalog catalog, Core core, Predicate<String> mayHaveRows) {
        this.mayHaveRows = mayHaveRows;
        this.catalog = catalog;
        this.core = core;
        this.book = new GrantBook(core.store());
        this.gathering = new Gathering(core.store());
    }

    Register register() {
        return register;
    }

    GrantBook book() {
        return book;
    }

    /** Fills the register from the store, then hears the files. */
    void open() {
        Map<String, Version> newest = byId(book.newest());
        Map<String, Gathered> gathered = gathering.all().stream()
                .collect(Collectors.toMap(Gathering.Entry::subscription, GrantLedger::gathered));
        register.swap(newest.values().stream()
                .map(v -> holding(v, gathered.getOrDefault(v.subscription(), Gathered.NONE)))
                .toList());
        write(GrantFiles.heard(catalog, newest, byId(book.lastOfFiles())));
    }

    private static Map<String, Version> byId(List<Version> versions) {
        return versions.stream()
                .collect(Collectors.toMap(Version::subscription, Function.identity(), (a, b) -> b, TreeMap::new));
    }

    /** From when this returns, these hold. Where records came while a subscription was closed, it stays so. */
    void write(List<Version> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        List<Holding> next = new ArrayList<>();
        List<Gathering.Entry> waiting = new ArrayList<>();
        for (Version version : fresh) {
            Optional<Gathering.Entry> waits = waits(version);
            waits.ifPresent(waiting::add);
            Gathered before =
                    register.of(version.subscription()).map(Holding::gathered).orElse(Gathered.NONE);
            next.add(holding(version, waits.map(GrantLedger::gathered).orElse(before)));
        }
        core.store().change(h -> {
            GrantBook.append(h, fresh);
            waiting.forEach(entry -> Gathering.put(h, entry));
            AuditTrail.append(h, fresh.stream().map(GrantLedger::entry).toList());
        });
        register.swap(next);
    }

    /** What a new version leaves to a person's decision; empty for nothing, or where that is known already. */
    private Optional<Gathering.Entry> waits(Version version) {
        Holding before = register.of(version.subscription()).orElse(null);
        if (before == null || !version.kind().grants() || before.gathered().state() == Gathered.State.WAITS) {
            return Optional.empty();
        }
        Holding after = holding(version, Gathered.NONE);
        Instant at = Instant.ofEpochMilli(version.effect());
        boolean later = after.rule(at) == Decision.Rule.NOT_YET && before.rule(at) != Decision.Rule.NOT_YET;
        boolean gap =
                switch (before.rule(at)) {
                    case WITHDRAWN, ENDED, EXPIRED, UNREADABLE -> true;
                    default -> false;
                };
        if (before.gathered().state() == Gathered.State.DISCARDED) {
            return gap || later
                    ? gathering
                            .of(version.subscription())
                            .map(e -> new Gathering.Entry(
                                    e.subscription(),
                                    e.state(),
                                    e.act(),
                                    e.slices(),
                                    true,
                                    e.actor(),
                                    e.reason(),
                                    e.at()))
                    : Optional.empty();
        }
        return later || gap && somethingWaits(version.subscription())
                ? Optional.of(
                        new Gathering.Entry(version.subscription(), "WAITS", "", 0, false, "", "", version.effect()))
                : Optional.empty();
    }

    /** Of a worker that knows its rows the store need not be asked, which may be behind. */
    private boolean somethingWaits(String subscription) {
        if (core.bus().depth(subscription) > 0) {
            return true;
        }
        return gathering.openRows(subscription) || !core.caughtUp() && mayHaveRows.test(subscription);
    }

    /** Writes what a person has decided; {@code decided} null ends the matter. */
    void decide(Holding now, Gathering.Entry decided, AuditTrail.Entry act) {
        core.store().change(h -> {
            keep(h, now.subscription(), decided);
            AuditTrail.append(h, List.of(act));
        });
        register.swap(List.of(now.with(decided == null ? Gathered.NONE : gathered(decided))));
    }

    private static void keep(Handle h, String subscription, Gathering.Entry decided) {
        if (decided == null) {
            Gathering.drop(h, subscription);
        } else {
            Gathering.put(h, decided);
        }
    }

    Optional<Gathering.Entry> decided(String subscription) {
        return gathering.of(subscription);
    }

    private static Gathered gathered(Gathering.Entry e) {
        return new Gathered(
                Gathered.State.valueOf(e.state()),
                e.act(),
                e.slices(),
                e.actor(),
                e.reason(),
                Instant.ofEpochMilli(e.at()));
    }

    private static AuditTrail.Entry entry(Version version) {
        return new AuditTrail.Entry(
                Instant.ofEpochMilli(version.effect()),
                version.actor(),
                version.kind().grants() ? "grant" : "withdraw",
                version.subscription(),
                version.kind().word(),
                "version " + version.version() + (version.reason().isEmpty() ? "" : ": " + version.reason()));
    }

    private Holding holding(Version version, Gathered gathered) {
        Grant declared = catalog.grant(version.subscription()).orElse(null);
        boolean ofFile = version.kind() == GrantKind.DECLARED && declared != null;
        return new Holding(
                version.subscription(),
                GrantText.field(version.body(), "consumer"),
                GrantText.field(version.body(), "resource"),
                ofFile
                        ? declared
                        : catalog.grant(version.subscription(), version.body()).grant(),
                version.version(),
                version.kind(),
                version.actor(),
                Instant.ofEpochMilli(version.effect()),
                version.reason(),
                gathered);
    }
}

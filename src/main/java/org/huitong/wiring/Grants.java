package org.huitong.wiring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huitong.audit.AuditTrail;
import org.huitong.authorize.Gathered;
import org.huitong.authorize.Holding;
import org.huitong.authorize.Register;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.GrantText;
import org.huitong.failed.GrantBook;
import org.huitong.failed.GrantBook.Version;
import org.huitong.message.GrantKind;

/**
 * One history of grants, declared and made by people: at a start a file that says something new becomes a version, and one
 * that is gone ends what it declared. The newest version holds. Thread-safe.
 */
public final class Grants {
    /** Whom a version names that the files made. */
    static final String CONFIG = "config";

    private final Catalog catalog;
    private final Core core;
    private final GrantBook book;
    private final Register register = new Register();

    public Grants(Catalog catalog, Core core) {
        this.catalog = catalog;
        this.core = core;
        this.book = new GrantBook(core.store());
    }

    /** Hears the files and fills the register; call once, when the store is drained and before anything asks. */
    public void start() {
        Map<String, Version> newest = byId(book.newest());
        List<Version> fresh = heard(newest, byId(book.lastOfFiles()));
        if (!fresh.isEmpty()) {
            core.store().change(h -> {
                GrantBook.append(h, fresh);
                AuditTrail.append(h, fresh.stream().map(Grants::entry).toList());
            });
        }
        fresh.forEach(version -> newest.put(version.subscription(), version));
        register.swap(newest.values().stream().map(this::holding).toList());
    }

    public Register register() {
        return register;
    }

    private static Map<String, Version> byId(List<Version> versions) {
        return versions.stream()
                .collect(Collectors.toMap(
                        Version::subscription, Function.identity(), (a, b) -> b, java.util.TreeMap::new));
    }

    /** What the files say that they did not say last time. */
    private List<Version> heard(Map<String, Version> newest, Map<String, Version> ofFiles) {
        List<Version> fresh = new ArrayList<>();
        for (Grant grant : catalog.grants()) {
            String text = catalog.grantText(grant.subscription()).orElseThrow();
            Version last = ofFiles.get(grant.subscription());
            if (last == null || last.kind() == GrantKind.ENDED || !GrantText.same(last.body(), text)) {
                fresh.add(next(newest.get(grant.subscription()), grant.subscription(), GrantKind.DECLARED, text));
            }
        }
        newest.forEach((subscription, now) -> {
            boolean declared = ofFiles.containsKey(subscription)
                    && ofFiles.get(subscription).kind() == GrantKind.DECLARED;
            boolean there = catalog.grant(subscription).isPresent();
            // What a person has granted since does not hang on the file any more.
            if (declared && !there && now.kind() != GrantKind.GRANTED) {
                fresh.add(next(now, subscription, GrantKind.ENDED, now.body()));
            }
        });
        return fresh;
    }

    private static Version next(Version before, String subscription, GrantKind kind, String body) {
        int number = before == null ? 1 : before.version() + 1;
        return new Version(subscription, number, kind, body, CONFIG, "", System.currentTimeMillis());
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

    private Holding holding(Version version) {
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
                Gathered.NONE);
    }
}

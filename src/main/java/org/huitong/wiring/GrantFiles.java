package org.huitong.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.GrantText;
import org.huitong.failed.GrantBook.Version;
import org.huitong.message.GrantKind;

/**
 * What the files in {@code config/grants} say that they did not say at the last start. A file is heard when it says something
 * new; so what a person has done since stands until the file changes.
 */
final class GrantFiles {
    /** Whom a version names that the files made. */
    static final String CONFIG = "config";

    private GrantFiles() {}

    /**
     * @param newest the newest version of each subscription
     * @param ofFiles the newest of each that the files made
     */
    static List<Version> heard(Catalog catalog, Map<String, Version> newest, Map<String, Version> ofFiles) {
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
}

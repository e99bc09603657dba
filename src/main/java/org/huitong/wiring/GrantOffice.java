package org.huitong.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Holding;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Words;
import org.huitong.failed.GrantBook;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.operate.api.GrantDesk;
import org.huitong.operate.api.GrantView;
import org.huitong.operate.cli.Texts;

/** The running gateway's grants, as the admin API sees them. Thread-safe. */
public final class GrantOffice implements GrantDesk {
    private static final int MOST_VERSIONS = 200;

    private final Catalog catalog;
    private final Grants grants;
    private final Predicate<String> routed;
    private final Allowances allowances;

    /** @param routed whether a file in routes/consumers delivers to a subscription */
    public GrantOffice(Catalog catalog, Grants grants, Predicate<String> routed, Allowances allowances) {
        this.catalog = catalog;
        this.grants = grants;
        this.routed = routed;
        this.allowances = allowances;
    }

    @Override
    public List<GrantView> list() {
        Instant now = Instant.now();
        return grants.register().all().stream()
                .map(holding -> view(holding, now))
                .toList();
    }

    private static GrantView view(Holding holding, Instant now) {
        Decision.Rule rule = holding.rule(now);
        return new GrantView(
                holding.subscription(),
                holding.consumer(),
                holding.resource(),
                holding.version(),
                holding.kind().word(),
                Words.of(rule),
                rule == Decision.Rule.GRANTED ? null : Closing.of(rule, holding),
                holding.by(),
                holding.since(),
                holding.reason().isEmpty() ? null : holding.reason(),
                holding.grant() == null ? null : holding.grant().from(),
                holding.grant() == null ? null : holding.grant().to());
    }

    @Override
    public GrantView.Detail show(String subscription) {
        Holding holding = grants.register()
                .of(subscription)
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_UNKNOWN,
                        "There is no grant for this subscription. "
                                + Words.nearest(
                                                subscription,
                                                grants.register().all().stream()
                                                        .map(Holding::subscription)
                                                        .toList())
                                        .map(near -> "Did you mean " + near + "?")
                                        .orElse("See 'grants list'.")));
        List<GrantBook.Version> history = grants.book().history(subscription, MOST_VERSIONS);
        return new GrantView.Detail(
                view(holding, Instant.now()),
                tree(history.get(0)),
                history.stream().map(GrantOffice::version).toList());
    }

    private static GrantView.Version version(GrantBook.Version v) {
        return new GrantView.Version(
                v.version(),
                v.kind().word(),
                v.actor(),
                Instant.ofEpochMilli(v.effect()),
                v.reason().isEmpty() ? null : v.reason(),
                tree(v));
    }

    private static JsonNode tree(GrantBook.Version version) {
        return Json.read(version.body(), JsonNode.class);
    }

    @Override
    public GrantView.Acted grant(String subscription, String text, String person, String reason) {
        Holding granted = grants.grant(subscription, text, person, reason);
        String note = routed.test(subscription)
                ? null
                : "no file in routes/consumers delivers to it: its queue holds what is published from now on. Write "
                        + "routes/consumers/" + subscription + ".camel.yaml, then restart the gateway.";
        return acted(granted, note);
    }

    @Override
    public GrantView.Acted withdraw(String subscription, String person, String reason) {
        return acted(grants.withdraw(subscription, person, reason), null);
    }

    @Override
    public GrantView.Acted release(String subscription, String person, String reason) {
        return acted(grants.release(subscription, person, reason), null);
    }

    @Override
    public GrantView.Acted discard(String subscription, String person, String reason) {
        return acted(grants.discard(subscription, person, reason), null);
    }

    private static GrantView.Acted acted(Holding holding, String note) {
        Instant now = Instant.now();
        return new GrantView.Acted(view(holding, now), now, note);
    }

    @Override
    public Map<String, Object> why(String system, String resource, String item, String language) {
        Texts texts = new Texts(ResourceBundle.getBundle(
                Why.BUNDLE,
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        Decision whole = Decision.of(catalog, grants.register(), system, resource, Instant.now());
        Decision asked = item == null || whole.items().isEmpty()
                ? whole
                : whole.about(item)
                        .orElseThrow(() -> new HuitongException(
                                ErrorCode.OPERATE_INVALID,
                                "The resource has no item of that name. "
                                        + Words.nearest(
                                                        item,
                                                        whole.items().stream()
                                                                .map(Decision.Shown::item)
                                                                .toList())
                                                .map(near -> "Did you mean " + near + "?")
                                                .orElse("See its file in config/catalog.")));
        return new Why(catalog, texts, true, allowances::limits).document(asked, item);
    }
}

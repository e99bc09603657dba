package org.huitong.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Holding;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;
import org.huitong.element.Mask;
import org.huitong.message.GrantKind;
import org.huitong.operate.api.StatusView;
import org.huitong.operate.cli.Texts;

/** A decision as one document, in the reader's language: of the running gateway, or of the files alone. */
public final class Why {
    /** Where the texts are. */
    public static final String BUNDLE = "org.huitong.operate.cli.texts";

    private final Catalog catalog;
    private final Texts texts;
    private final boolean live;
    private final Function<String, List<StatusView.Limit>> left;

    /** @param live whether the register of a running gateway was asked */
    public Why(Catalog catalog, Texts texts, boolean live) {
        this(catalog, texts, live, subscription -> List.of());
    }

    /** @param left of a subscription's quota */
    Why(Catalog catalog, Texts texts, boolean live, Function<String, List<StatusView.Limit>> left) {
        this.catalog = catalog;
        this.texts = texts;
        this.live = live;
        this.left = left;
    }

    /** @param item that alone was asked for; null where all of it was */
    public Map<String, Object> document(Decision decision, String item) {
        boolean withheld = item != null
                && decision.allowed()
                && (decision.items().isEmpty() || decision.items().get(0).mask() == null);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("system", decision.system());
        document.put("resource", decision.resource());
        document.put("allowed", decision.allowed() && !withheld);
        String rule = withheld ? "item-not-granted" : Words.of(decision.rule());
        document.put("rule", rule);
        document.put("text", (text(decision, rule) + " " + nearest(decision)).strip());
        version(decision, document);
        grant(decision.grant(), document);
        if (decision.key() != null) {
            document.put("key", decision.key().text());
            document.put("keyText", shown(decision.key()));
        }
        document.put("items", items(decision));
        return document;
    }

    private String text(Decision decision, String rule) {
        Holding holding = decision.holding();
        Grant grant = decision.grant();
        return texts.of(
                "why." + rule,
                decision.system(),
                decision.resource(),
                source(holding),
                grant == null ? "" : grant.from(),
                grant == null ? "" : grant.to(),
                holding == null ? "" : holding.by());
    }

    /** Where the version that holds stands. */
    private String source(Holding holding) {
        if (holding == null) {
            return "";
        }
        return holding.kind() == GrantKind.DECLARED || holding.kind() == GrantKind.ENDED
                ? "config/grants/" + holding.subscription() + ".yaml"
                : texts.of("why.version", holding.version(), holding.by());
    }

    private void version(Decision decision, Map<String, Object> document) {
        Holding holding = decision.holding();
        if (holding != null && live) {
            document.put("version", holding.version());
            document.put("kind", holding.kind().word());
            document.put("by", holding.by());
            document.put("since", holding.since().toString());
        }
    }

    private void grant(Grant grant, Map<String, Object> document) {
        if (grant != null) {
            document.put("grant", grant.subscription());
            document.put("purpose", grant.purpose());
            document.put("basis", grant.basis());
            document.put("from", grant.from().toString());
            document.put("to", grant.to().toString());
            if (!grant.quota().none()) {
                document.put("quota", QuotaWords.of(grant.quota(), left.apply(grant.subscription()), texts));
            }
        }
    }

    private List<Map<String, Object>> items(Decision decision) {
        List<Map<String, Object>> items = new ArrayList<>();
        decision.items().forEach(one -> {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("item", one.item());
            shown.put("name", one.name());
            shown.put("shown", one.mask() == null ? "withheld" : one.mask().text());
            shown.put("text", shown(one.mask()));
            items.add(shown);
        });
        return items;
    }

    private String nearest(Decision decision) {
        return switch (decision.rule()) {
            case UNKNOWN_SYSTEM -> cure(decision.system(), catalog.systems().stream(), SystemEntry::id);
            case UNKNOWN_RESOURCE -> cure(decision.resource(), catalog.resources().stream(), Resource::id);
            default -> "";
        };
    }

    private <T> String cure(String word, Stream<T> all, Function<T, String> id) {
        return cure(word, all.map(id));
    }

    /** What was meant, or what there is. */
    public String cure(String word, Stream<String> all) {
        List<String> known = all.sorted().toList();
        return Words.nearest(word, known)
                .map(near -> texts.of("lineage.meant", near))
                .orElseGet(() -> texts.of("lineage.known", String.join(", ", known)));
    }

    private String shown(Mask mask) {
        if (mask == null) {
            return texts.of("why.shown.withheld");
        }
        return switch (mask.kind()) {
            case KEEP -> texts.of("why.shown.keep", mask.first(), mask.last());
            case CUT -> texts.of("why.shown.cut", mask.first());
            default -> texts.of("why.shown." + Words.of(mask.kind()));
        };
    }
}

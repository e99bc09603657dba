package org.huitong.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares a form of a resource with the next one. What breaks consumers wants a reason; what loses records is refused. */
final class Compatibility {
    private static final String CODE = "CATALOG-INCOMPATIBLE";

    private final Section section;
    private final EarlierForm form;
    private final Map<String, Item> next;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(Section section, EarlierForm form, Map<String, Item> next) {
        this.section = section;
        this.form = form;
        this.next = next;
    }

    /**
     * @param key the key item of the next form
     * @return the key item of this form
     */
    static String check(Section section, EarlierForm form, LinkedHashMap<String, Item> next, String key) {
        Compatibility compared = new Compatibility(section, form, next);
        compared.said();
        form.items().values().forEach(compared::item);
        compared.added();
        if (!compared.breaks.isEmpty() && section.optional("reason").orElse("").isBlank()) {
            section.report(
                    "items",
                    CODE,
                    "schema " + (form.schema() + 1) + " breaks what schema " + form.schema() + " promised: "
                            + String.join(", ", compared.breaks),
                    "Keep the items as they were, or say in reason: why it has to be");
        } else {
            section.has("reason");
        }
        return compared.key(key);
    }

    /** What is said of items that are not there helps nobody. */
    private void said() {
        form.renamed().forEach((from, to) -> {
            if (!form.items().containsKey(from) || !next.containsKey(to)) {
                section.report(
                        "renamed",
                        CODE,
                        "\"" + from + "\" is not here or \"" + to + "\" not in the next form",
                        "Correct the names");
            }
        });
        form.dropped().stream()
                .filter(item -> !form.items().containsKey(item) || next.containsKey(item))
                .forEach(item -> section.report(
                        "dropped",
                        CODE,
                        "\"" + item + "\" is not here, or still in the next form",
                        "Correct the name"));
    }

    private void item(Item before) {
        String id = form.next(before.id());
        Item after = id == null ? null : next.get(id);
        if (id == null) {
            breaks.add(before.id() + " is gone");
        } else if (after == null) {
            section.report(
                    "items",
                    CODE,
                    "the next form has no \"" + before.id() + "\"",
                    "Say in renamed: what it is called there, or name it in dropped:");
        } else {
            changed(before, after);
        }
    }

    private void changed(Item before, Item after) {
        if (!before.id().equals(after.id())) {
            breaks.add(before.id() + " is called " + after.id());
        }
        if (before.type() != after.type()) {
            type(before, after);
        } else if (narrower(before, after)) {
            breaks.add(after.id() + " takes less than before");
        }
        if (after.required() && !before.required()) {
            needed(after);
        }
    }

    private void type(Item before, Item after) {
        boolean wider = before.type() == Item.Type.INTEGER && after.type() == Item.Type.DECIMAL;
        if (!wider && after.type() != Item.Type.TEXT && before.type() != null && after.type() != null) {
            section.report(
                    "items",
                    CODE,
                    "a " + Words.of(before.type()) + " cannot become the " + Words.of(after.type()) + " " + after.id(),
                    "Drop the old item, and give the new one an id of its own");
        } else if (!wider) {
            breaks.add(after.id() + " has become text");
        }
    }

    private static boolean narrower(Item before, Item after) {
        boolean longest = after.maxLength() > 0 && (before.longest() == 0 || after.maxLength() < before.longest());
        boolean exact = after.length() > 0 && after.length() != before.length();
        boolean codes = !after.codes().isEmpty()
                && (before.codes().isEmpty() || !after.codes().containsAll(before.codes()));
        boolean pattern = after.pattern() != null
                && (before.pattern() == null
                        || !Objects.equals(
                                after.pattern().pattern(), before.pattern().pattern()));
        boolean least =
                after.min() != null && (before.min() == null || after.min().compareTo(before.min()) > 0);
        boolean most =
                after.max() != null && (before.max() == null || after.max().compareTo(before.max()) < 0);
        return longest || exact || codes || pattern || least || most;
    }

    private void added() {
        Set<String> known = new HashSet<>();
        form.items().keySet().forEach(id -> known.add(form.next(id)));
        next.values().stream()
                .filter(item -> item.required() && !known.contains(item.id()))
                .forEach(this::needed);
    }

    private void needed(Item item) {
        breaks.add(item.id() + " is required");
        if (!form.defaults().containsKey(item.id())) {
            section.report(
                    "items",
                    CODE,
                    "a record of schema " + form.schema() + " need not have \"" + item.id()
                            + "\", which the next requires",
                    "Say in defaults: what it is then");
        }
    }

    private String key(String nextKey) {
        for (String id : form.items().keySet()) {
            if (nextKey.equals(form.next(id))) {
                return id;
            }
        }
        section.report(
                "items",
                "CATALOG-KEY",
                "the key \"" + nextKey + "\" of the next form is not here: records of one thing would count as two",
                "Make a new resource of it");
        return nextKey;
    }

    /** An id that was given up and means something else now would make old records lie. */
    static void noneComesBack(Section resource, List<EarlierForm> forms, Map<String, Item> current) {
        for (int i = 0; i < forms.size(); i++) {
            Set<String> gone = new HashSet<>(forms.get(i).dropped());
            gone.addAll(forms.get(i).renamed().keySet());
            for (int later = i + 1; later <= forms.size(); later++) {
                Set<String> ids = later == forms.size()
                        ? current.keySet()
                        : forms.get(later).items().keySet();
                gone.stream()
                        .filter(ids::contains)
                        .forEach(id -> resource.report(
                                "history",
                                CODE,
                                "\"" + id + "\" was given up once and is there again",
                                "Give the new item another id"));
            }
        }
    }
}

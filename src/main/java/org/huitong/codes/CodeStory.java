package org.huitong.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Code;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.CodeTable.Kind;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** All that the tables say of one code: what it has meant, what took its place, how sources write it. */
final class CodeStory {
    /** What a code is today. */
    enum State {
        VALID,
        /** Ended, or named only in a table of retired or of successors. */
        RETIRED
    }

    private static final String RETIRED = "-retired";

    private final Catalog catalog;
    private final CodeTable table;
    private final String code;
    private final LocalDate today = LocalDate.now(Grant.ZONE);

    /** @throws HuitongException OPERATE_UNKNOWN where no table has ever had the code */
    CodeStory(Catalog catalog, CodeTable table, String code) {
        this.catalog = catalog;
        this.table = table;
        this.code = code;
        if (history().isEmpty() && next(code).isEmpty()) {
            throw new HuitongException(
                    ErrorCode.OPERATE_UNKNOWN,
                    table.id() + " has no code \"" + code + "\", now or ever. "
                            + Words.nearest(code, table.codes().keySet())
                                    .map(near -> "Did you mean \"" + near + "\"?")
                                    .orElse("See huitong codes show " + table.id() + "."));
        }
    }

    CodeTable table() {
        return table;
    }

    /** The latest last; from the table of retired codes where this one is in no other. */
    List<Code> history() {
        List<Code> here = table.codes().get(code);
        return here != null
                ? here
                : catalog.codes(table.id() + RETIRED)
                        .map(retired -> retired.codes().get(code))
                        .orElse(List.of());
    }

    State state() {
        return table.text(code, today) == null ? State.RETIRED : State.VALID;
    }

    /** The codes that took the place of a retired one, through all reforms; empty for a valid one. */
    List<Changes.Changed> successors() {
        Set<String> all = new LinkedHashSet<>();
        if (state() == State.RETIRED) {
            follow(code, all);
        }
        return all.stream().map(next -> new Changes.Changed(next, name(next))).toList();
    }

    private void follow(String from, Set<String> into) {
        for (String next : next(from)) {
            if (into.add(next) && table.text(next, today) == null) {
                follow(next, into);
            }
        }
    }

    private List<String> next(String from) {
        List<String> all = new ArrayList<>();
        for (CodeTable other : catalog.codes()) {
            String text = other.kind() == Kind.SUCCESSORS && other.of().equals(table.id())
                    ? other.values().get(from)
                    : null;
            if (text != null && !text.isBlank()) {
                all.addAll(List.of(text.strip().split(" +")));
            }
        }
        return all;
    }

    private String name(String of) {
        String name = table.values().get(of);
        return name != null
                ? name
                : catalog.codes(table.id() + RETIRED)
                        .map(retired -> retired.values().get(of))
                        .orElse("");
    }

    /** By table: what sources write for this code. */
    Map<String, Set<String>> translations() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (CodeTable other : catalog.codes()) {
            if (other.kind() == Kind.TRANSLATION && other.of().equals(table.id())) {
                Set<String> written = new TreeSet<>();
                other.values().forEach((from, to) -> {
                    if (to.equals(code)) {
                        written.add(from);
                    }
                });
                if (!written.isEmpty()) {
                    all.put(other.id(), written);
                }
            }
        }
        return all;
    }

    /** For a translation: the list's code that is meant, with its name. */
    Optional<Changes.Changed> meant() {
        String target = table.kind() == Kind.TRANSLATION ? table.values().get(code) : null;
        return catalog.codes(table.of())
                .filter(list -> target != null)
                .map(list -> new Changes.Changed(target, list.values().getOrDefault(target, "")));
    }

    static ObjectNode json(Code meaning) {
        return Json.MAPPER
                .createObjectNode()
                .put("text", meaning.text())
                .put("from", CodesList.text(meaning.from()))
                .put("until", CodesList.text(meaning.until()));
    }

    ObjectNode json() {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("table", table.id())
                .put("code", code)
                .put("state", Words.of(state()));
        ArrayNode history = node.putArray("history");
        history().forEach(meaning -> history.add(json(meaning)));
        ArrayNode successors = node.putArray("successors");
        successors()
                .forEach(next -> successors
                        .addObject()
                        .put("code", next.code())
                        .put("name", next.text())
                        .put("valid", table.text(next.code(), today) != null));
        node.set("translations", Json.MAPPER.valueToTree(translations()));
        meant().ifPresent(meant ->
                node.putObject("means").put("code", meant.code()).put("name", meant.text()));
        return node;
    }
}

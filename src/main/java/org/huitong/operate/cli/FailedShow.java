package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show")
final class FailedShow implements Callable<Integer> {
    /** The field that holds the gateway's own words. */
    private static final String TEXT = "text";

    private static final List<String> FIELDS = List.of(
            "no",
            "record",
            "state",
            "stage",
            "code",
            TEXT,
            "item",
            "subscription",
            "system",
            "resource",
            "intake",
            "group",
            "attempts",
            "revision",
            "created",
            "updated",
            "claimedBy",
            "claimedUntil");
    private static final List<String> PAYLOAD = List.of("input", "data");

    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", descriptionKey = "no")
    private long no;

    @Option(names = "--payload")
    private boolean payload;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        JsonNode row = admin.client().get("/rows/" + no, Map.of());
        if (json) {
            admin.json(payload ? row : ((ObjectNode) row).without(PAYLOAD));
            return Cli.OK;
        }
        print(row, admin.texts());
        return Cli.OK;
    }

    private void print(JsonNode row, Texts texts) {
        for (String field : FIELDS) {
            if (row.hasNonNull(field)) {
                String value = row.get(field).asText();
                admin.out()
                        .println(texts.of("column." + field) + ": " + (field.equals(TEXT) ? texts.said(value) : value));
            }
        }
        texts.told(row.path("code").asText()).ifPresent(admin.out()::println);
        admin.out().println();
        Table.of(texts, row.path("timeline"), "at", "action", "by", "code", "answer", "text")
                .print(admin.out());
        admin.out().println();
        if (!payload) {
            admin.out().println(texts.of("show.payload", no));
            return;
        }
        for (String field : PAYLOAD) {
            admin.out().println(texts.of("column." + field) + ":");
            admin.out().println(row.path(field).asText());
        }
    }
}

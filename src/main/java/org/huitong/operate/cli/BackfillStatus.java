package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exit code 1 where one has failed, so that a script can watch. */
@Command(name = "status")
final class BackfillStatus implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--subscription", paramLabel = "S")
    private String subscription;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        Map<String, String> query = subscription == null ? Map.of() : Map.of("subscription", subscription);
        JsonNode answer = admin.client().get("/backfills", query);
        JsonNode all = answer.path("backfills");
        if (json) {
            admin.json(answer);
        } else {
            print(all);
        }
        boolean failed = false;
        for (JsonNode one : all) {
            failed |= one.path("state").asText().equals("failed");
        }
        return failed ? Cli.FOUND_PROBLEMS : Cli.OK;
    }

    private void print(JsonNode all) {
        Texts texts = admin.texts();
        if (all.isEmpty()) {
            admin.out().println(texts.of("backfill.none"));
            return;
        }
        String[] fields = {
            "subscription", "state", "since", "published", "settled", "waiting", "rate", "person", "cause"
        };
        Table.of(texts, all, fields).print(admin.out());
        for (JsonNode one : all) {
            admin.out().println();
            admin.out().println(one.path("subscription").asText());
            Table.of(texts, one.path("sources"), "source", "ended", "watermark", "target", "cause")
                    .print(admin.out());
        }
    }
}

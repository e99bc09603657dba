package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exit code 1 where an alarm is up, so that a script can watch; what was wrong with the data is no alarm. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--quality")
    private boolean quality;

    @Override
    public Integer call() throws CommandFailed {
        if (quality) {
            JsonNode answer = admin.client().get("/quality", Map.of());
            if (json) {
                admin.json(answer);
            } else {
                printQuality(answer, admin.texts());
            }
            return Cli.OK;
        }
        JsonNode answer = admin.client().get("/status", Map.of());
        if (json) {
            admin.json(answer);
        } else {
            print(answer, admin.texts());
        }
        return answer.path("alarms").isEmpty() ? Cli.OK : Cli.FOUND_PROBLEMS;
    }

    /** Which files the gateway runs on, and what was refused since. */
    static void printLive(Admin admin, JsonNode live) {
        admin.out()
                .println(admin.texts()
                        .of(
                                "status.live",
                                live.path("hash").asText(),
                                live.path("since").asText(),
                                live.path("by").asText()));
        if (live.hasNonNull("refused")) {
            admin.out()
                    .println(admin.texts()
                            .of("status.refused", live.path("refused").asText()));
        }
    }

    private void printQuality(JsonNode answer, Texts texts) {
        admin.out().println(texts.of("status.quality", answer.path("since").asText()));
        admin.out().println();
        Table.of(texts, answer.path("sources"), "system", "resource", "accepted", "parked", "rejected", "last")
                .print(admin.out());
        admin.out().println();
        if (answer.path("counts").isEmpty()) {
            admin.out().println(texts.of("status.no-quality"));
        } else {
            Table.of(texts, answer.path("counts"), "system", "resource", "item", "rule", "kind", "property", "values")
                    .print(admin.out());
        }
    }

    private void print(JsonNode answer, Texts texts) {
        admin.out()
                .println(texts.of(
                        "status.gateway",
                        answer.path("state").asText(),
                        answer.path("started").asText()));
        admin.out()
                .println(admin.texts().of("status.store", answer.path("store").asText()));
        printLive(admin, answer.path("live"));
        answer.path("live").path("later").forEach(line -> admin.out().println(line.asText()));
        admin.out().println();
        Table.of(
                        texts,
                        answer.path("subscriptions"),
                        "id",
                        "state",
                        "received",
                        "delivered",
                        "superseded",
                        "parked",
                        "held",
                        "discarded",
                        "waiting",
                        "next_probe",
                        "cause")
                .print(admin.out());
        admin.out().println();
        Table.of(
                        texts,
                        answer.path("sources"),
                        "system",
                        "resource",
                        "state",
                        "received",
                        "accepted",
                        "parked",
                        "rejected",
                        "repeats",
                        "watermark",
                        "cause")
                .print(admin.out());
        admin.out().println();
        if (answer.path("alarms").isEmpty()) {
            admin.out().println(texts.of("status.no-alarm"));
        } else {
            Table.of(texts, answer.path("alarms"), "since", "code", "subject", "text")
                    .print(admin.out());
            answer.path("alarms").findValuesAsText("code").stream()
                    .distinct()
                    .forEach(code -> texts.told(code).ifPresent(admin.out()::println));
        }
    }
}

package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends subscriptions on the running gateway, and says what of the home may go then. */
abstract class RetireAct implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @ArgGroup
    private How how = new How();

    /** At most one of them. */
    private static final class How {
        @Option(names = "--drain", descriptionKey = "retire.drain")
        private boolean drain;

        @Option(names = "--discard", descriptionKey = "retire.discard")
        private boolean discard;

        Retirement.Rest rest() {
            if (drain) {
                return Retirement.Rest.DRAIN;
            }
            return discard ? Retirement.Rest.DISCARD : Retirement.Rest.NONE;
        }
    }

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", descriptionKey = "retire.timeout")
    private int seconds;

    @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "grants.reason")
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    /** What is ended: subscriptions, and the sources that a person pauses. */
    record Extent(String name, List<JsonNode> subscriptions, List<JsonNode> sources) {}

    abstract Extent extent(Admin admin, JsonNode status) throws CommandFailed;

    @Override
    public Integer call() throws CommandFailed {
        AdminClient client = admin.client();
        JsonNode status = client.get("/status", Map.of());
        Extent extent = extent(admin, status);
        Retirement retirement = new Retirement(client, admin.texts(), how.rest(), as, reason, seconds);
        for (JsonNode source : extent.sources()) {
            pause(client, source);
        }
        for (JsonNode subscription : extent.subscriptions()) {
            retirement.end(subscription.path("id").asText());
        }
        Leftover left = new Leftover.Search(admin.home().toAbsolutePath().normalize(), status).of(extent);
        if (json) {
            admin.json(AdminClient.JSON.valueToTree(left));
        } else {
            print(extent.name(), left);
        }
        return Cli.OK;
    }

    /** One that is polled and goes on; who pushes cannot be paused here. */
    private void pause(AdminClient client, JsonNode source) throws CommandFailed {
        if (source.hasNonNull("watermark") && !source.hasNonNull("pause")) {
            String path = "/sources/" + AdminClient.escape(source.path("system").asText()) + "/"
                    + AdminClient.escape(source.path("resource").asText()) + "/pause";
            client.write("POST", path, as, Map.of("reason", reason));
        }
    }

    private void print(String name, Leftover left) {
        Texts texts = admin.texts();
        admin.out().println(texts.of("retire.done", name));
        if (!left.remove().isEmpty()) {
            admin.out().println(texts.of("retire.remove"));
            left.remove().forEach(file -> admin.out().println("  " + file));
        }
        if (!left.keep().isEmpty()) {
            admin.out().println(texts.of("retire.keep", String.join(", ", left.published())));
            left.keep().forEach(file -> admin.out().println("  " + file));
        }
        admin.out().println(texts.of("retire.check"));
    }

    @Command(name = "subscription")
    static final class Subscription extends RetireAct {
        @Parameters(paramLabel = "SUBSCRIPTION", descriptionKey = "subscription")
        private String subscription;

        @Override
        Extent extent(Admin admin, JsonNode status) throws CommandFailed {
            // The gateway's own words where there is none.
            admin.client().get("/grants/" + AdminClient.escape(subscription), Map.of());
            return new Extent(subscription, those(status, "subscriptions", "id", subscription), List.of());
        }
    }

    @Command(name = "system")
    static final class WholeSystem extends RetireAct {
        @Parameters(paramLabel = "SYSTEM", descriptionKey = "retire.system")
        private String system;

        @Override
        Extent extent(Admin admin, JsonNode status) throws CommandFailed {
            List<JsonNode> subscriptions = those(status, "subscriptions", "consumer", system);
            List<JsonNode> sources = those(status, "sources", "system", system);
            if (subscriptions.isEmpty() && sources.isEmpty()) {
                throw new CommandFailed(admin.texts().of("retire.unknown", system));
            }
            return new Extent(system, subscriptions, sources);
        }
    }

    static List<JsonNode> those(JsonNode status, String list, String field, String value) {
        List<JsonNode> those = new ArrayList<>();
        for (JsonNode one : status.path(list)) {
            if (one.path(field).asText().equals(value)) {
                those.add(one);
            }
        }
        return those;
    }
}

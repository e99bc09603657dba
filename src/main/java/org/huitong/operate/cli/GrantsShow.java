package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show")
final class GrantsShow implements Callable<Integer> {
    private static final List<String> FIELDS =
            List.of("subscription", "rule", "cause", "version", "kind", "by", "since", "reason", "from", "to");

    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "SUBSCRIPTION", descriptionKey = "subscription")
    private String subscription;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        JsonNode grant = admin.client().get("/grants/" + AdminClient.escape(subscription), Map.of());
        if (json) {
            admin.json(grant);
            return Cli.OK;
        }
        fields(admin, grant);
        admin.out().println();
        admin.out().println(grant.path("grant").toPrettyString());
        admin.out().println();
        Table.of(admin.texts(), grant.path("history"), "version", "kind", "by", "effect", "reason")
                .print(admin.out());
        return Cli.OK;
    }

    static void fields(Admin admin, JsonNode grant) {
        for (String field : FIELDS) {
            if (grant.hasNonNull(field)) {
                admin.out()
                        .println(admin.texts().of("column." + field) + ": "
                                + grant.get(field).asText());
            }
        }
    }
}

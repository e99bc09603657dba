package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list")
final class SourcesList implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        JsonNode sources = admin.client().get("/status", Map.of()).path("sources");
        if (json) {
            admin.json(AdminClient.JSON.createObjectNode().set("sources", sources));
        } else {
            print(admin, sources);
        }
        return Cli.OK;
    }

    static void print(Admin admin, JsonNode sources) {
        ArrayNode rows = AdminClient.JSON.createArrayNode();
        for (JsonNode source : sources) {
            ObjectNode row = rows.addObject()
                    .put(
                            "source",
                            source.path("system").asText() + "/"
                                    + source.path("resource").asText());
            row.set("state", source.path("state"));
            row.set("watermark", source.path("watermark"));
            row.set("cause", source.path("cause"));
            source.path("pause").properties().forEach(field -> row.set(field.getKey(), field.getValue()));
        }
        Table.of(admin.texts(), rows, "source", "state", "watermark", "since", "by", "reason", "cause")
                .print(admin.out());
    }
}

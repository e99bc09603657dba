package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.message.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "grant")
final class GrantsGrant implements Callable<Integer> {
    private static final long MOST_BYTES = 64 * 1024;

    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "FILE", descriptionKey = "grants.file")
    private Path file;

    @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "grants.reason")
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        JsonNode grant = read();
        String subscription = grant.path("subscription").asText();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("grant", grant);
        body.put("reason", reason);
        JsonNode acted = admin.client().write("PUT", "/grants/" + AdminClient.escape(subscription), as, body);
        GrantsAct.print(admin, acted, json);
        return Cli.OK;
    }

    private JsonNode read() throws CommandFailed {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandFailed(admin.texts().of("grants.too-long", file));
            }
            String text = Files.readString(file);
            JsonNode grant = Json.MAPPER.readTree(text.stripLeading().startsWith("{") ? text : GrantYaml.json(text));
            if (grant == null || !grant.isObject()) {
                throw new CommandFailed(admin.texts().of("grants.no-object", file));
            }
            return grant;
        } catch (IOException e) {
            throw new CommandFailed(admin.texts().of("grants.unreadable", file));
        }
    }
}

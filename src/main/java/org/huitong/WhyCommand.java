package org.huitong;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Register;
import org.huitong.catalog.Catalog;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.operate.cli.CommandFailed;
import org.huitong.operate.cli.RunningGateway;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;
import org.huitong.wiring.Why;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code huitong why}: may a system receive a resource, which rule decides, and what does it see; of the running gateway, or from the files alone. */
@Command(name = "why", mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--system", required = true, paramLabel = "SYSTEM", descriptionKey = "why.system")
    private String system;

    @Option(names = "--resource", required = true, paramLabel = "RESOURCE", descriptionKey = "why.resource")
    private String resource;

    @Option(names = "--item", paramLabel = "ITEM", descriptionKey = "why.item")
    private String item;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "lineage.home")
    private Path home;

    @Option(names = "--live", descriptionKey = "why.live")
    private boolean live;

    @Option(names = "--admin", paramLabel = "URL", defaultValue = "http://127.0.0.1:8081")
    private String admin;

    @Option(names = "--json", descriptionKey = "why.json")
    private boolean json;

    private Texts texts;

    /** 0 where it may, 1 where it may not. */
    @Override
    public Integer call() throws IOException, CommandFailed {
        texts = new Texts(spec.resourceBundle());
        Path place = Homes.of(home);
        if (!Files.isDirectory(place.resolve("config"))) {
            throw new ParameterException(spec.commandLine(), texts.of("lineage.no-home", place));
        }
        JsonNode answer;
        try {
            answer = live ? asked(place) : Json.MAPPER.valueToTree(read(Catalog.read(place)));
        } catch (HuitongException e) {
            spec.commandLine().getErr().println(texts.explained(e.getMessage()));
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.toPrettyString());
        } else {
            print(answer, out);
        }
        out.flush();
        return answer.path("allowed").asBoolean() ? 0 : 1;
    }

    private JsonNode asked(Path place) throws CommandFailed {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("system", system);
        query.put("resource", resource);
        query.put("item", item);
        query.put("lang", texts.of("why.lang"));
        Path data = Settings.read(place, Map.of()).data();
        return RunningGateway.get(admin, data.resolve("admin.token"), "/why", query, texts);
    }

    private Map<String, Object> read(Catalog catalog) {
        Why why = new Why(catalog, texts, false);
        Decision whole = Decision.of(catalog, Register.declared(catalog), system, resource, Instant.now());
        if (item == null || whole.items().isEmpty()) {
            return why.document(whole, null);
        }
        Decision one = whole.about(item)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        texts.of("why.no-item", resource, item) + " "
                                + why.cure(item, whole.items().stream().map(Decision.Shown::item))));
        return why.document(one, item);
    }

    private void print(JsonNode why, PrintWriter out) {
        String about = item == null ? resource : resource + "/" + item;
        out.println(texts.of(why.path("allowed").asBoolean() ? "why.yes" : "why.no", system, about));
        out.println("  " + why.path("text").asText());
        if (why.has("purpose")) {
            out.println("  "
                    + texts.of(
                            "why.grant", text(why, "purpose"), text(why, "basis"), text(why, "from"), text(why, "to")));
        }
        if (why.has("quota")) {
            List<String> limits = new ArrayList<>();
            why.path("quota").forEach(limit -> limits.add(text(limit, "text")));
            out.println("  " + texts.of("why.quota", String.join(", ", limits)));
        }
        if (why.has("key")) {
            out.println("  " + texts.of("why.key", text(why, "keyText")));
        }
        out.println("  " + (live ? texts.of("why.of-gateway", admin) : texts.of("why.of-files")));
        if (why.has("key")) {
            out.println();
            Table table =
                    new Table(texts.of("why.column.item"), texts.of("why.column.name"), texts.of("why.column.shown"));
            why.path("items").forEach(one -> table.row(text(one, "item"), text(one, "name"), text(one, "text")));
            table.print(out);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}

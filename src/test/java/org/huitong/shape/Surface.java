package org.huitong.shape;

import static org.huitong.shape.YamlFile.map;
import static org.huitong.shape.YamlFile.string;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.operate.cli.Cli;
import org.huitong.shape.Installation.Route;

/** What users and their tools depend on, printed. */
final class Surface {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]*)(,.*)?( .*)?$");

    private Surface() {}

    /** Method, path and permission of every operation of the admin API. */
    static String adminApi(Path contract) throws IOException {
        JsonNode paths = new ObjectMapper().readTree(contract.toFile()).path("paths");
        TreeMap<String, String> lines = new TreeMap<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> lines.put(
                                path.getKey() + " " + operation.getKey(),
                                "%-4s /api/v1%-28s %-20s %s"
                                        .formatted(
                                                operation.getKey().toUpperCase(),
                                                path.getKey(),
                                                operation
                                                        .getValue()
                                                        .path("x-huitong-permission")
                                                        .asText("NONE GIVEN"),
                                                operation
                                                        .getValue()
                                                        .path("operationId")
                                                        .asText()))));
        return String.join("\n", lines.values()) + "\n";
    }

    /** Where systems may knock. */
    static String dataPlane(Installation home) {
        List<String> lines = new ArrayList<>();
        for (Route route : home.everyRoute()) {
            String uri = string(map(route.inner(), "from").get("uri"));
            if (uri.startsWith("platform-http:")) {
                String method = string(map(route.inner(), "from", "parameters").get("httpMethodRestrict"));
                lines.add("%-5s %-45s %s"
                        .formatted(
                                method.isEmpty() ? "ANY" : method,
                                uri.substring("platform-http:".length()),
                                route.id()));
            }
        }
        lines.sort(null);
        return String.join("\n", lines) + "\n";
    }

    /** Which route sends where, in the order of the files. */
    static String flow(Installation home) {
        StringBuilder text = new StringBuilder();
        for (Route route : home.everyRoute()) {
            text.append(route.id())
                    .append(route.kind().equals("route") ? "" : " (template)")
                    .append("\n    from ")
                    .append(string(map(route.inner(), "from").get("uri")));
            for (YamlFile.Entry entry : YamlFile.entries(route.inner())) {
                boolean sends =
                        List.of("to", "toD", "wireTap", "enrich", "pollEnrich").contains(entry.key());
                if (sends && map(entry.value()).containsKey("uri")) {
                    text.append("\n    ")
                            .append(entry.key())
                            .append(" ")
                            .append(map(entry.value()).get("uri"));
                }
            }
            text.append('\n');
        }
        home.every("templatedRoute")
                .forEach(use -> text.append(use.get("routeId"))
                        .append("\n    made of ")
                        .append(use.get("routeTemplateRef"))
                        .append('\n'));
        return text.toString();
    }

    /** Every key with its default and the words above it; one comment may stand above keys that belong together. */
    static String settings(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        String comment = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                comment = line.substring(1).strip();
            } else if (line.contains("=")) {
                String[] pair = line.split("=", 2);
                text.append(pair[0].strip())
                        .append(" = ")
                        .append(pair[1].strip())
                        .append('\n');
                text.append("    ")
                        .append(comment.isEmpty() ? "NOT EXPLAINED" : comment)
                        .append('\n');
            } else {
                comment = "";
            }
        }
        return text.toString();
    }

    /** The help of every command, as people see it. */
    static String commands(List<?> extras) {
        StringBuilder text = new StringBuilder();
        help(text, extras, List.of());
        return text.toString();
    }

    private static void help(StringBuilder text, List<?> extras, List<String> command) {
        List<String> args = new ArrayList<>(command);
        args.add("--lang=en");
        args.add("--help");
        StringWriter out = new StringWriter();
        Cli.execute(args.toArray(String[]::new), extras, new PrintWriter(out), new PrintWriter(out));
        text.append("== huitong ")
                .append(String.join(" ", command))
                .append('\n')
                .append(out.toString().replace("\r", ""));
        int at = out.toString().indexOf("Commands:");
        Matcher matcher = COMMAND.matcher(at < 0 ? "" : out.toString().substring(at));
        while (matcher.find()) {
            List<String> next = new ArrayList<>(command);
            next.add(matcher.group(1));
            help(text, extras, next);
        }
    }
}

package org.huitong.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where the routes of a home's sources and consumers speak with far ends, in order of files.
 *
 * @param beans those of all route files, each list as YAML that Camel reads
 */
public record FarSteps(List<FarStep> all, List<String> beans) {
    private static final Pattern WORD = Pattern.compile("\\{\\{([?]?)([\\w.-]+)(?::([^{}]*))?}}");

    /** Of a home that {@code check} found no mistake in. */
    public static FarSteps of(Path home, Map<String, String> settings) {
        Whole whole = new Whole(home, settings, Optional.empty(), new Report());
        List<FarStep> steps = new ArrayList<>();
        for (CamelFile file : whole.routes()) {
            if (!file.system().isEmpty()) {
                whole.endpoints(file).forEach(endpoint -> steps.addAll(steps(whole, endpoint)));
            }
        }
        List<String> beans = whole.routes().stream()
                .flatMap(file -> Nodes.list(file.root()).stream())
                .filter(element -> Nodes.get(element, "beans") != null)
                .map(Written::of)
                .toList();
        return new FarSteps(List.copyOf(steps), beans);
    }

    private static List<FarStep> steps(Whole whole, Endpoint call) {
        if (!call.scheme().equals("kamelet")) {
            return List.of(step(call, "", call.uri(), texts(call.parameters()), "", Map.of()));
        }
        Kamelet kamelet = whole.kamelets().get(call.path().split("/", 2)[0]);
        if (kamelet == null) {
            return List.of();
        }
        Filling filling = Filling.of(kamelet.file(), call);
        String authorization = filling.in(authorization(kamelet.file()));
        Map<String, Map<String, String>> beans = new HashMap<>();
        for (Node bean : Nodes.list(Nodes.get(kamelet.file().root(), "spec", "template", "beans"))) {
            Map<String, String> made = new HashMap<>(Map.of("type", Nodes.text(bean, "type")));
            texts(Nodes.get(bean, "properties")).forEach((name, value) -> made.put("properties." + name, value));
            beans.put(Nodes.text(bean, "name"), filling.in(made));
        }
        return whole.endpoints(kamelet.file()).stream()
                .map(inner -> step(
                        call,
                        kamelet.name(),
                        filling.in(inner.uri()),
                        filling.in(texts(inner.parameters())),
                        authorization,
                        beans))
                .toList();
    }

    private static FarStep step(
            Endpoint call,
            String connector,
            String uri,
            Map<String, String> parameters,
            String authorization,
            Map<String, Map<String, String>> beans) {
        return new FarStep(
                call.file().name(),
                Report.line(call.at()),
                Report.col(call.at()),
                call.file().system(),
                connector,
                uri,
                parameters,
                authorization,
                beans);
    }

    private static Map<String, String> texts(Node section) {
        Map<String, String> texts = new HashMap<>();
        Nodes.entries(section).forEach(entry -> texts.put(entry.name(), Nodes.text(entry.value())));
        return texts;
    }

    private static String authorization(CamelFile connector) {
        List<String> found = new ArrayList<>();
        Nodes.sections(connector.camel(), section -> {
            Node header = Nodes.get(section, "setHeader");
            if (Nodes.text(header, "name").equals("Authorization")) {
                found.add(Nodes.text(header, "expression", "constant", "expression"));
            }
        });
        return found.isEmpty() ? "" : found.get(0);
    }

    /**
     * What a call says of its connector's words.
     *
     * @param values by word
     * @param open words that nothing says
     * @param names of the connector's own beans
     */
    private record Filling(Map<String, String> values, Set<String> open, Set<String> names) {
        static Filling of(CamelFile connector, Endpoint call) {
            Map<String, String> values = new HashMap<>();
            Set<String> open = new HashSet<>();
            for (Nodes.Entry property :
                    Nodes.entries(Nodes.get(connector.root(), "spec", "definition", "properties"))) {
                Node given = Nodes.get(call.parameters(), property.name());
                Node value = given == null ? Nodes.get(property.value(), "default") : given;
                if (value == null) {
                    open.add(property.name());
                } else {
                    values.put(property.name(), Value.bare(Nodes.text(value)));
                }
            }
            Set<String> names = new HashSet<>();
            Nodes.list(Nodes.get(connector.root(), "spec", "template", "beans"))
                    .forEach(bean -> names.add(Nodes.text(bean, "name")));
            return new Filling(values, open, names);
        }

        Map<String, String> in(Map<String, String> texts) {
            Map<String, String> filled = new HashMap<>();
            texts.forEach((name, text) -> filled.put(name, in(text)));
            filled.values().removeIf(value -> value.contains("{{?"));
            return filled;
        }

        /** Settings are left as they stand: Camel itself knows best what they are. */
        String in(String text) {
            return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(one(word.group(), word.group(2))));
        }

        private String one(String written, String word) {
            if (names.contains(word)) {
                return word;
            }
            return values.getOrDefault(word, open.contains(word) ? "{{?" + word + "}}" : written);
        }
    }
}

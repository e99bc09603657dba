package org.huitong.shape;

import static org.huitong.shape.YamlFile.entries;
import static org.huitong.shape.YamlFile.list;
import static org.huitong.shape.YamlFile.map;
import static org.huitong.shape.YamlFile.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.kamelet.KameletEndpointUriFactory;

/** What the rules of {@link ConnectorRule} look for in one file. */
final class ConnectorChecks {
    private static final List<String> ANNOTATIONS = List.of(
            "kamelet.support.level",
            "catalog.version",
            "kamelet.icon",
            "provider",
            "kamelet.group",
            "kamelet.namespace");

    private ConnectorChecks() {}

    static String name(YamlFile file) {
        return string(map(file.tree(), "metadata").get("name"));
    }

    static Map<?, ?> props(YamlFile file) {
        return map(file.tree(), "spec", "definition", "properties");
    }

    static boolean sink(YamlFile file) {
        return name(file).endsWith("-sink");
    }

    static List<String> direction(Installation home, YamlFile f) {
        String type = string(map(f.tree(), "metadata", "labels").get("camel.apache.org/kamelet.type"));
        return List.of("source", "sink", "action").contains(type) && name(f).endsWith("-" + type)
                ? List.of()
                : List.of("label says '" + type + "'");
    }

    static List<String> annotations(Installation home, YamlFile f) {
        Map<?, ?> given = map(f.tree(), "metadata", "annotations");
        List<String> found = new ArrayList<>();
        for (String name : ANNOTATIONS) {
            if (string(given.get("camel.apache.org/" + name)).isBlank()) {
                found.add("annotation camel.apache.org/" + name + " is missing");
            }
        }
        if (!string(given.get("camel.apache.org/kamelet.icon")).startsWith("data:image/")) {
            found.add("the icon is not an embedded image");
        }
        return found;
    }

    static List<String> definition(Installation home, YamlFile f) {
        Map<?, ?> definition = map(f.tree(), "spec", "definition");
        List<String> found = new ArrayList<>();
        for (String name : List.of("title", "description", "type")) {
            if (string(definition.get(name)).isBlank()) {
                found.add("definition." + name + " is missing");
            }
        }
        if (!"object".equals(definition.get("type"))) {
            found.add("definition.type is not object");
        }
        if (!props(f).isEmpty() && !definition.containsKey("required")) {
            found.add("definition.required is missing");
        }
        list(definition.get("required")).stream()
                .filter(name -> !props(f).containsKey(name))
                .forEach(name -> found.add("required names " + name + ", which is no property"));
        return found;
    }

    static List<String> properties(Installation home, YamlFile f) {
        List<String> found = new ArrayList<>();
        if (props(f).size() > 25) {
            found.add(props(f).size() + " properties");
        }
        props(f).forEach((name, property) -> {
            for (String word : List.of("title", "description", "type")) {
                if (string(map(property).get(word)).isBlank()) {
                    found.add("property " + name + " has no " + word);
                }
            }
        });
        return found;
    }

    static List<String> apart(Installation home, YamlFile f) {
        Set<String> taken = new KameletEndpointUriFactory().propertyNames();
        return props(f).keySet().stream()
                .map(Object::toString)
                .filter(taken::contains)
                .map(name -> "property " + name)
                .toList();
    }

    static List<String> secrets(Installation home, YamlFile f) {
        List<String> found = new ArrayList<>();
        props(f).forEach((name, property) -> {
            boolean named = YamlForm.SECRET.matcher(name.toString()).matches();
            boolean format = "password".equals(map(property).get("format"));
            boolean credentials = list(map(property).get("x-descriptors")).contains("urn:camel:group:credentials");
            if (named && !(format && credentials)) {
                found.add("secret " + name + " is not marked");
            }
            if (format && !named) {
                found.add("secret " + name + " is not named as one, and so not masked");
            }
        });
        return found;
    }

    static List<String> urls(Installation home, YamlFile f) {
        List<String> found = new ArrayList<>();
        props(f).forEach((name, property) -> {
            if (name.toString().matches("(?i)ur[il]|.*Ur[il]") && !map(property).containsKey("pattern")) {
                found.add("property " + name + " has no pattern");
            }
        });
        return found;
    }

    static List<String> dependencies(Installation home, YamlFile f) {
        List<?> dependencies = list(map(f.tree(), "spec").get("dependencies"));
        return !dependencies.isEmpty()
                        && dependencies.stream().allMatch(d -> d.toString().matches("(camel|mvn):.+"))
                ? List.of()
                : List.of("dependencies are " + dependencies);
    }

    static List<String> types(Installation home, YamlFile f) {
        String side = sink(f) ? "in" : "out";
        return string(map(f.tree(), "spec", "types", side).get("mediaType")).isBlank()
                ? List.of("types." + side + ".mediaType is missing")
                : List.of();
    }

    static List<String> joints(Installation home, YamlFile f) {
        String from = string(map(f.tree(), "spec", "template", "from").get("uri"));
        boolean ends = entries(f.tree()).stream()
                .anyMatch(e -> e.key().equals("uri") && e.value().equals("kamelet:sink"));
        boolean begins = from.equals("kamelet:source");
        boolean right = name(f).endsWith("-source") ? ends : begins;
        return right ? List.of() : List.of("begins at " + from + (ends ? "" : ", does not end at kamelet:sink"));
    }

    static List<String> steered(Installation home, YamlFile f) {
        boolean removes = entries(f.tree()).stream()
                .anyMatch(e -> e.key().equals("removeHeaders")
                                && string(map(e.value()).get("pattern")).matches("(Camel)?\\*")
                        || e.key().equals("removeHeader")
                                && string(map(e.value()).get("name")).startsWith("Camel"));
        return !sink(f) || removes ? List.of() : List.of("no step removes Camel's headers");
    }

    static List<String> form(Installation home, YamlFile f) {
        Object template = map(f.tree(), "spec", "template");
        List<String> found = new ArrayList<>(YamlForm.queries(f.name(), template));
        found.addAll(YamlForm.shortForms(f.name(), template));
        found.addAll(YamlForm.scripts(f.name(), template));
        found.addAll(YamlForm.headers(f.name(), template));
        return found;
    }

    /** The annotation of a source is for people; what the gateway goes by is the parameter, and they say the same. */
    static List<String> past(Installation home, YamlFile f) {
        Map<?, ?> notes = map(f.tree(), "metadata", "annotations");
        if (sink(f)) {
            return List.of("sink", "none").contains(string(notes.get("huitong.org/guard")))
                    ? List.of()
                    : List.of("annotation huitong.org/guard is neither sink nor none");
        }
        if (!name(f).endsWith("-source")) {
            return List.of();
        }
        String says = string(notes.get("huitong.org/backfill"));
        boolean again = "true"
                .equals(string(
                        map(f.tree(), "spec", "template", "from", "parameters").get("again")));
        return says.equals(again ? "again" : "never")
                ? List.of()
                : List.of("annotation huitong.org/backfill is '" + says + "', and its source: has again " + again);
    }
}

package org.huitong.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One connector as its file describes it.
 *
 * @param direction source, sink or action
 * @param batch most records of one call that a sink takes; empty where it says nothing
 * @param guard {@code sink} where a sink compares versions itself; empty where it says nothing
 * @param again whether a source can be read again for a subscription that came late
 * @param libraries what must be on the class path
 */
record Kamelet(
        String name,
        String title,
        String description,
        String direction,
        String group,
        String batch,
        String guard,
        boolean again,
        List<String> libraries,
        List<Property> properties) {
    private static final String FILE = ".kamelet.yaml";

    /**
     * One setting.
     *
     * @param fallback its default as text; empty for none
     * @param allowed the only values; empty for any
     */
    record Property(
            String name,
            String title,
            String description,
            String type,
            boolean required,
            boolean secret,
            String fallback,
            String example,
            List<String> allowed) {}

    /** Every connector of an installation, by name. */
    static List<Kamelet> all(Path home) {
        Path folder = home.resolve("connectors");
        try (Stream<Path> files = Files.list(folder)) {
            List<Kamelet> all = new ArrayList<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(FILE)).sorted().toList()) {
                all.add(read(file));
            }
            return all;
        } catch (IOException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "reading the connectors of " + folder + " failed: "
                            + e.getClass().getSimpleName()
                            + ". Name an installation with --home that has such a folder.",
                    e);
        }
    }

    private static Kamelet read(Path file) throws IOException {
        try {
            return of(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
        } catch (YamlEngineException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID, file + " is no YAML: " + e.getMessage() + ". Mend it.", e);
        }
    }

    private static Kamelet of(Object tree) {
        Map<?, ?> metadata = map(tree, "metadata");
        Map<?, ?> notes = map(metadata, "annotations");
        Map<?, ?> definition = map(tree, "spec", "definition");
        List<String> required = texts(definition.get("required"));
        List<Property> properties = new ArrayList<>();
        map(definition, "properties").forEach((name, says) -> properties.add(property(text(name), says, required)));
        return new Kamelet(
                text(metadata.get("name")),
                text(definition.get("title")),
                text(definition.get("description")),
                text(map(metadata, "labels").get("camel.apache.org/kamelet.type")),
                text(notes.get("camel.apache.org/kamelet.group")),
                text(notes.get("huitong.org/batch")),
                text(notes.get("huitong.org/guard")),
                text(notes.get("huitong.org/backfill")).equals("again"),
                texts(map(tree, "spec").get("dependencies")),
                List.copyOf(properties));
    }

    private static Property property(String name, Object says, List<String> required) {
        Map<?, ?> facts = map(says);
        return new Property(
                name,
                text(facts.get("title")),
                text(facts.get("description")),
                text(facts.get("type")),
                required.contains(name),
                text(facts.get("format")).equals("password"),
                text(facts.get("default")),
                text(facts.get("example")),
                texts(facts.get("enum")));
    }

    private static Map<?, ?> map(Object tree, String... way) {
        Object at = tree;
        for (String step : way) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> all ? all.stream().map(Kamelet::text).toList() : List.of();
    }

    private static String text(Object value) {
        return value == null ? "" : String.valueOf(value).strip();
    }
}

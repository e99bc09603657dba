package org.huitong.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huitong.catalog.Findings.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One file as far as its outermost section. Only the tree is composed: no tag ever makes an object. Composing is most of the
 * work and needs nothing of the others, so that threads do it beside each other; what it says is told in order.
 */
final class YamlFile {
    static final String JSON = ".json";
    /** A code table of a hundred thousand entries is no mistake; the files that people write are short. */
    private static final int MAX_CODE_POINTS = 16 << 20;

    private static final int MAX_ALIASES = 20;

    private final String name;
    private final MappingNode root;
    private final Fault fault;

    private YamlFile(String name, MappingNode root, Fault fault) {
        this.name = name;
        this.root = root;
        this.fault = fault;
    }

    private record Fault(Place place, String code, String message, String cure) {}

    /**
     * Reads and composes; says nothing yet. Stateless.
     *
     * @param marks whether to keep where everything stands, which costs as much again
     */
    static YamlFile read(Path home, Path file, boolean marks) {
        String name = name(home, file);
        try {
            String text = Files.readString(file);
            return name.endsWith(JSON) ? json(name, text, marks) : compose(name, text, marks);
        } catch (CharacterCodingException e) {
            return broken(name, start(name), "CATALOG-ENCODING", "the file is not UTF-8", "Save it as UTF-8");
        } catch (IOException e) {
            return broken(
                    name, start(name), "CATALOG-UNREADABLE", "the file cannot be read", "Let the gateway read it");
        }
    }

    /** @param name as findings give it */
    static Optional<Section> compose(String name, String text, Findings findings) {
        return compose(name, text, true).section(findings);
    }

    private static YamlFile json(String name, String text, boolean marks) throws IOException {
        try {
            return outermost(name, JsonNodes.compose(name, text, marks));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return broken(
                    name,
                    at == null ? start(name) : new Place(name, at.getLineNr(), at.getColumnNr()),
                    "CATALOG-JSON",
                    "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""),
                    "Mend the JSON at this place");
        }
    }

    private static YamlFile outermost(String name, Optional<Node> root) {
        return root.isPresent() && root.get() instanceof MappingNode mapping
                ? new YamlFile(name, mapping, null)
                : broken(name, start(name), "CATALOG-TYPE", "the file is not a section of keys", "Write key: value");
    }

    private static YamlFile compose(String name, String text, boolean marks) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setUseMarks(marks)
                .setCodePointLimit(MAX_CODE_POINTS)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        try {
            return outermost(name, new Compose(settings).composeString(text));
        } catch (MarkedYamlEngineException e) {
            return broken(
                    name, place(name, e.getProblemMark()), "CATALOG-YAML", problem(e), "Mend the YAML at this place");
        } catch (YamlEngineException e) {
            return broken(
                    name, start(name), "CATALOG-YAML", "too large or too entangled", "Split it, or use fewer aliases");
        }
    }

    /** The outermost section; empty where there is none, which is reported. */
    Optional<Section> section(Findings findings) {
        if (fault != null) {
            findings.add(fault.place(), fault.code(), fault.message(), fault.cure());
            return Optional.empty();
        }
        return Optional.of(new Section(name, root, findings));
    }

    private static YamlFile broken(String name, Place place, String code, String message, String cure) {
        return new YamlFile(name, null, new Fault(place, code, message, cure));
    }

    private static Place start(String name) {
        return new Place(name, 1, 1);
    }

    /** Path from home with forward slashes. */
    static String name(Path home, Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    private static String problem(MarkedYamlEngineException e) {
        return "not YAML: " + e.getProblem().replace('\n', ' ');
    }

    private static Place place(String file, Optional<Mark> mark) {
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }
}

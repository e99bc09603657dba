package org.huitong.catalog;

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

/** Reads one file as far as its outermost section. Only the tree is composed: no tag ever makes an object. */
final class YamlFile {
    /** A code table of a hundred thousand entries is no mistake; the files that people write are short. */
    private static final int MAX_CODE_POINTS = 16 << 20;

    private static final int MAX_ALIASES = 20;

    private YamlFile() {}

    static Optional<Section> read(Path home, Path file, Findings findings) {
        String name = name(home, file);
        try {
            return compose(name, Files.readString(file), findings);
        } catch (CharacterCodingException e) {
            findings.add(new Place(name, 1, 1), "CATALOG-ENCODING", "the file is not UTF-8", "Save it as UTF-8");
        } catch (IOException e) {
            findings.add(
                    new Place(name, 1, 1), "CATALOG-UNREADABLE", "the file cannot be read", "Let the gateway read it");
        }
        return Optional.empty();
    }

    /** @param name as findings give it */
    static Optional<Section> compose(String name, String text, Findings findings) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setUseMarks(true)
                .setCodePointLimit(MAX_CODE_POINTS)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(new Section(name, mapping, findings));
            }
            findings.add(
                    new Place(name, 1, 1), "CATALOG-TYPE", "the file is not a section of keys", "Write key: value");
        } catch (MarkedYamlEngineException e) {
            findings.add(place(name, e.getProblemMark()), "CATALOG-YAML", problem(e), "Mend the YAML at this place");
        } catch (YamlEngineException e) {
            findings.add(
                    new Place(name, 1, 1),
                    "CATALOG-YAML",
                    "too large or too entangled",
                    "Split it, or use fewer aliases");
        }
        return Optional.empty();
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

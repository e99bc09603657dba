package org.huitong.check;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A file of Camel's YAML, composed and not built: every node knows where it stands, and no tag makes an object.
 *
 * @param name path from the home, with forward slashes
 */
record CamelFile(String name, Node root) {

    /** The files of a folder with that ending, in order; what cannot be read is reported and left out. */
    static List<CamelFile> read(Path home, String folder, String ending, Report report) {
        Path place = home.resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(place)) {
            List<CamelFile> all = new ArrayList<>();
            for (Path file : walk.filter(one -> form(one).equals(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                read(home, file, report).ifPresent(all::add);
            }
            return all;
        } catch (IOException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "listing " + place + " failed. Let the gateway's user read the folder.",
                    e);
        }
    }

    /** What stands after the name's first dot, as Camel sees it; another form is a finding of the file's name. */
    private static String form(Path file) {
        String name = file.getFileName().toString();
        return name.indexOf('.') > 0 ? name.substring(name.indexOf('.')) : "";
    }

    private static Optional<CamelFile> read(Path home, Path file, Report report) {
        String name = home.relativize(file).toString().replace('\\', '/');
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            return new Compose(settings).composeString(Files.readString(file)).map(root -> new CamelFile(name, root));
        } catch (CharacterCodingException e) {
            report.mistake(name, 1, 1, "ROUTE-YAML", "the file is not UTF-8", "Save it as UTF-8");
        } catch (IOException e) {
            report.mistake(name, 1, 1, "ROUTE-YAML", "the file cannot be read", "Let the gateway read it");
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            report.mistake(
                    name,
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "ROUTE-YAML",
                    "not YAML: " + e.getProblem().replace('\n', ' '),
                    "Mend the YAML at this place");
        } catch (YamlEngineException e) {
            report.mistake(name, 1, 1, "ROUTE-YAML", "too large or too entangled", "Split it, or use fewer aliases");
        }
        return Optional.empty();
    }

    boolean connector() {
        return name.startsWith("connectors/");
    }

    /** The system whose folder it stands in; empty where it is no source's or consumer's. */
    String system() {
        String[] parts = name.split("/");
        return parts.length == 4 && !parts[1].equals("flow") ? parts[2] : "";
    }

    /** What is Camel's own in it: the list of a route file, the template of a connector. */
    Node camel() {
        return connector() ? Nodes.get(root, "spec", "template") : root;
    }

    /** What a connector is filled in with, and a template of routes: words that placeholders may name besides settings. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        Nodes.entries(Nodes.get(root, "spec", "definition", "properties")).forEach(entry -> words.add(entry.name()));
        Nodes.list(Nodes.get(root, "spec", "template", "beans")).forEach(bean -> words.add(Nodes.text(bean, "name")));
        for (Node element : Nodes.list(root)) {
            Node template = Nodes.get(element, "routeTemplate");
            Nodes.list(Nodes.get(template, "parameters")).forEach(one -> words.add(Nodes.text(one, "name")));
            Nodes.list(Nodes.get(template, "beans")).forEach(one -> words.add(Nodes.text(one, "name")));
        }
        return words;
    }
}

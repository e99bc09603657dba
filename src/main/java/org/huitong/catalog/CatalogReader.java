package org.huitong.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.huitong.catalog.Findings.Place;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Finds the files, hands each to the reader of its kind, then checks what refers to what. */
final class CatalogReader {
    private static final String YAML = ".yaml";
    static final String MAPPING = ".mapping.yaml";

    private final Path home;
    private final Findings findings;
    private final Entries entries = new Entries();
    private final References references = new References(entries);
    private final Ahead ahead;
    private final boolean marks;

    private CatalogReader(Path home, Findings findings, boolean marks) {
        this.home = home;
        this.findings = findings;
        this.marks = marks;
        this.ahead = new Ahead(home, marks);
    }

    static Entries read(Path home, Findings findings) {
        return read(home, findings, true);
    }

    /**
     * For a start. Where nothing is wrong nobody asks for the places, so they are looked for only when something is: the
     * files are then read once more.
     */
    static Entries start(Path home, Findings findings) {
        Findings without = new Findings();
        Entries entries = read(home, without, false);
        return without.mistakes().isEmpty() ? entries : read(home, findings, true);
    }

    private static Entries read(Path home, Findings findings, boolean marks) {
        CatalogReader reader = new CatalogReader(home, findings, marks);
        try (reader.ahead) {
            reader.all();
        }
        findings.runLater();
        return reader.entries;
    }

    private void all() {
        // First, for what the others say is a code of them.
        folder("config/codes", new CodeReader(entries, references)::read);
        OwnerReader owners = new OwnerReader(entries, references);
        file("config/gateway.yaml", owners::gateway);
        folder("config/agencies", owners::agency);
        folder("config/systems", owners::system);
        folder("config/catalog", new ResourceReader(entries, references)::read);
        folder("config/grants", new GrantReader(entries, references)::read);
        mappings(new MappingReader(entries, references));
        RouteNames names = new RouteNames(home, findings);
        files(home.resolve("routes"), Integer.MAX_VALUE).forEach(names::route);
        files(home.resolve("connectors"), 1).forEach(names::connector);
    }

    static Entries readCodes(Path home, Findings findings) {
        CatalogReader reader = new CatalogReader(home, findings, true);
        try (reader.ahead) {
            reader.folder("config/codes", new CodeReader(reader.entries, reader.references)::read);
        }
        findings.runLater();
        return reader.entries;
    }

    /** @param read takes the section and the id that the file's name gives */
    private void folder(String folder, BiConsumer<Section, String> read) {
        List<Path> yaml =
                files(home.resolve(folder), 1).stream().filter(this::ends).toList();
        ahead.each(yaml, (file, composed) -> {
            String name = file.getFileName().toString();
            one(composed, name.substring(0, name.lastIndexOf('.')), read);
        });
    }

    private boolean ends(Path file) {
        String name = file.getFileName().toString();
        boolean read = name.endsWith(YAML) || name.endsWith(YamlFile.JSON);
        if (!read) {
            findings.add(
                    new Place(YamlFile.name(home, file), 1, 1),
                    "CATALOG-FILE-NAME",
                    "the file is not read, for its name ends neither in .yaml nor in .json",
                    "Rename or remove it");
        }
        return read;
    }

    private void file(String name, BiConsumer<Section, String> read) {
        Path file = home.resolve(name);
        if (Files.exists(file)) {
            one(YamlFile.read(home, file, marks), "", read);
        }
    }

    private void one(YamlFile file, String id, BiConsumer<Section, String> read) {
        file.section(findings).ifPresent(section -> {
            read.accept(section, id);
            section.close();
        });
    }

    private void mappings(MappingReader reader) {
        List<Path> mappings = files(home.resolve("routes/sources"), Integer.MAX_VALUE).stream()
                .filter(file -> file.getFileName().toString().endsWith(MAPPING))
                .toList();
        ahead.each(
                mappings,
                (file, composed) ->
                        one(composed, YamlFile.name(home, file), (section, name) -> reader.read(section, name)));
    }

    /** Visible files below a folder, sorted; none where the folder does not exist. */
    private static List<Path> files(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "listing " + folder + " failed. Let the gateway's user read the folder.",
                    e);
        }
    }
}

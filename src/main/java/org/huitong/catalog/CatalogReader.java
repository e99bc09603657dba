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
    private static final String MAPPING = ".mapping.yaml";

    private final Path home;
    private final Findings findings;
    private final Entries entries = new Entries();
    private final References references = new References(entries);

    private CatalogReader(Path home, Findings findings) {
        this.home = home;
        this.findings = findings;
    }

    static Entries read(Path home, Findings findings) {
        CatalogReader reader = new CatalogReader(home, findings);
        // First, for what the others say is a code of them.
        reader.folder("config/codes", new CodeReader(reader.entries, reader.references)::read);
        OwnerReader owners = new OwnerReader(reader.entries, reader.references);
        reader.folder("config/agencies", owners::agency);
        reader.folder("config/systems", owners::system);
        reader.folder("config/catalog", new ResourceReader(reader.entries, reader.references)::read);
        reader.folder("config/grants", new GrantReader(reader.entries, reader.references)::read);
        reader.mappings(new MappingReader(reader.entries, reader.references));
        findings.runLater();
        return reader.entries;
    }

    static Entries readCodes(Path home, Findings findings) {
        CatalogReader reader = new CatalogReader(home, findings);
        reader.folder("config/codes", new CodeReader(reader.entries, reader.references)::read);
        findings.runLater();
        return reader.entries;
    }

    /** @param read takes the section and the id that the file's name gives */
    private void folder(String folder, BiConsumer<Section, String> read) {
        for (Path file : files(home.resolve(folder), 1)) {
            String name = file.getFileName().toString();
            if (!name.endsWith(YAML)) {
                findings.add(
                        new Place(YamlFile.name(home, file), 1, 1),
                        "CATALOG-FILE-NAME",
                        "the file is not read, for its name does not end in .yaml",
                        "Rename or remove it");
                continue;
            }
            String id = name.substring(0, name.length() - YAML.length());
            YamlFile.read(home, file, findings).ifPresent(section -> {
                read.accept(section, id);
                section.close();
            });
        }
    }

    private void mappings(MappingReader reader) {
        for (Path file : files(home.resolve("routes/sources"), Integer.MAX_VALUE)) {
            if (file.getFileName().toString().endsWith(MAPPING)) {
                YamlFile.read(home, file, findings).ifPresent(section -> {
                    reader.read(section, YamlFile.name(home, file));
                    section.close();
                });
            }
        }
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

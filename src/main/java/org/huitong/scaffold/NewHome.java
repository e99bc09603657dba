package org.huitong.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.cli.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code huitong new home}: what every installation has, without the systems of the one that it is taken from. */
@Command(name = "home", sortOptions = false)
final class NewHome implements Callable<Integer> {
    private static final String SETTINGS = "config/application.properties";
    private static final List<String> SHARED =
            List.of("connectors", "routes/flow", "config/codes", "config/dialects", "config/schema");
    private static final List<String> EMPTY = List.of(
            "config/agencies",
            "config/catalog",
            "config/grants",
            "config/systems",
            "routes/consumers",
            "routes/sources");

    @ParentCommand
    private NewCommand command;

    @Mixin
    private Home from;

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "new.home")
    private Path folder;

    @Option(names = "--network", paramLabel = "NETWORK", defaultValue = "extranet", descriptionKey = "new.home-network")
    private String network;

    @Override
    public Integer call() {
        requireEmpty();
        List<Draft> drafts = new ArrayList<>();
        SHARED.forEach(shared -> drafts.addAll(taken(shared)));
        drafts.add(new Draft(SETTINGS, own(text(from.folder().resolve(SETTINGS)))));
        drafts.add(new Draft(
                "config/gateway.yaml",
                "# yaml-language-server: $schema=schema/gateway.schema.json\nnetwork: "
                        + network.toLowerCase(Locale.ROOT) + "\n"));
        Drafts.write(folder, command.check(), drafts);
        for (String empty : EMPTY) {
            try {
                Files.createDirectories(folder.resolve(empty));
            } catch (IOException e) {
                throw failed("the folder " + empty + " cannot be made", "See that the disk has room");
            }
        }
        if (from.json()) {
            from.print(Map.of("home", folder.toString(), "files", drafts.size()));
        } else {
            from.out().println(from.texts().of("new.home-made", folder, drafts.size()));
        }
        return 0;
    }

    private void requireEmpty() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> there = Files.walk(folder)) {
            if (there.anyMatch(Files::isRegularFile)) {
                throw failed(folder + " holds files", "Name a folder that holds none, or is not there yet");
            }
        } catch (IOException e) {
            throw failed(folder + " is no folder that can be read", "Name another one");
        }
    }

    private List<Draft> taken(String shared) {
        Path root = from.folder().resolve(shared);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new Draft(
                            shared + "/" + root.relativize(file).toString().replace('\\', '/'), text(file)))
                    .toList();
        } catch (IOException e) {
            throw failed(
                    from.folder() + " has no " + shared + " that can be read",
                    "Name with --home an installation that is whole");
        }
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw failed(file + " cannot be read", "Name with --home an installation that is whole");
        }
    }

    /** Of the settings, paragraph by paragraph, those of Camel and the gateway: the others are of one system's far end. */
    private static String own(String settings) {
        return Stream.of(settings.split("\\R{2,}"))
                        .filter(paragraph -> paragraph
                                .lines()
                                .filter(line -> !line.startsWith("#") && !line.isBlank())
                                .allMatch(line -> line.startsWith("huitong.") || line.startsWith("camel.")))
                        .collect(Collectors.joining("\n\n"))
                        .strip()
                + "\n";
    }

    private static HuitongException failed(String what, String cure) {
        return new HuitongException(ErrorCode.CONFIG_INVALID, "making a new home failed: " + what + ". " + cure + ".");
    }
}

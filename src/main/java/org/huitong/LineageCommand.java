package org.huitong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;
import org.huitong.lineage.Format;
import org.huitong.lineage.Lineage;
import org.huitong.message.HuitongException;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code huitong lineage}: which source column feeds which item, and who receives it; from the files alone. */
@Command(name = "lineage", mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RESOURCE|SYSTEM", descriptionKey = "lineage.about")
    private String about;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "lineage.home")
    private Path home;

    @Option(names = "--format", paramLabel = "text|json|svg", descriptionKey = "lineage.format")
    private Format format;

    @Option(names = "--json", descriptionKey = "lineage.json")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "lineage.out")
    private Path out;

    @Override
    public Integer call() {
        Texts texts = new Texts(spec.resourceBundle());
        Format wanted = wanted(texts);
        Path place = Homes.of(home);
        if (!Files.isDirectory(place.resolve("config"))) {
            throw new ParameterException(spec.commandLine(), texts.of("lineage.no-home", place));
        }
        try {
            Catalog catalog = Catalog.read(place);
            mustKnow(catalog, texts);
            Lineage lineage = Lineage.of(catalog, LocalDate.now(Grant.ZONE));
            return written(about == null ? lineage : lineage.about(about), wanted, texts);
        } catch (HuitongException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private Format wanted(Texts texts) {
        if (json && format != null && format != Format.JSON) {
            String word = format.name().toLowerCase(Locale.ROOT);
            throw new ParameterException(spec.commandLine(), texts.of("lineage.two-formats", word));
        }
        return json ? Format.JSON : format == null ? Format.TEXT : format;
    }

    private void mustKnow(Catalog catalog, Texts texts) {
        if (about == null) {
            return;
        }
        Set<String> known = new TreeSet<>();
        catalog.resources().stream().map(Resource::id).forEach(known::add);
        catalog.systems().stream().map(SystemEntry::id).forEach(known::add);
        if (!known.contains(about)) {
            String cure = Words.nearest(about, known)
                    .map(near -> texts.of("lineage.meant", near))
                    .orElseGet(() -> texts.of("lineage.known", String.join(", ", known)));
            throw new ParameterException(spec.commandLine(), texts.of("lineage.unknown", about) + " " + cure);
        }
    }

    private int written(Lineage lineage, Format wanted, Texts texts) {
        if (wanted == Format.TEXT && lineage.resources().isEmpty()) {
            spec.commandLine().getErr().println(texts.of("lineage.nothing", about == null ? "" : about));
        }
        String document = wanted.write(lineage, spec.resourceBundle());
        if (out == null) {
            spec.commandLine().getOut().print(document);
            spec.commandLine().getOut().flush();
            return 0;
        }
        try {
            Files.writeString(out, document);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println(texts.of("lineage.unwritable", out));
            return 1;
        }
    }
}

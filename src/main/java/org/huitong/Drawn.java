package org.huitong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;
import org.huitong.lineage.Format;
import org.huitong.message.HuitongException;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that draw what an installation is made of, and what they lead to. */
final class Drawn {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "lineage.home")
    private Path home;

    @Option(names = "--format", paramLabel = "text|json|svg", descriptionKey = "lineage.format")
    private Format format;

    @Option(names = "--json", descriptionKey = "lineage.json")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "lineage.out")
    private Path out;

    /** Makes the whole document; throws what the files' readers throw. */
    @FunctionalInterface
    interface Drawing {
        String of(Path home, Format format);
    }

    /** The exit code. */
    int print(Drawing drawing) {
        Format wanted = wanted();
        Path place = home();
        if (!Files.isDirectory(place.resolve("config"))) {
            throw wrong("lineage.no-home", place);
        }
        try {
            return written(drawing.of(place, wanted));
        } catch (HuitongException e) {
            spec.commandLine().getErr().println(texts().explained(e.getMessage()));
            return 1;
        }
    }

    Path home() {
        return Homes.of(home);
    }

    private Format wanted() {
        if (json && format != null && format != Format.JSON) {
            throw wrong("lineage.two-formats", format.name().toLowerCase(Locale.ROOT));
        }
        return json ? Format.JSON : format == null ? Format.TEXT : format;
    }

    /** @param about a resource or a system; null for all */
    void mustKnow(Catalog catalog, String about) {
        if (about == null) {
            return;
        }
        Set<String> known = new TreeSet<>();
        catalog.resources().stream().map(Resource::id).forEach(known::add);
        catalog.systems().stream().map(SystemEntry::id).forEach(known::add);
        if (!known.contains(about)) {
            String cure = Words.nearest(about, known)
                    .map(near -> texts().of("lineage.meant", near))
                    .orElseGet(() -> texts().of("lineage.known", String.join(", ", known)));
            throw new ParameterException(spec.commandLine(), texts().of("lineage.unknown", about) + " " + cure);
        }
    }

    /** Says beside the document why it is empty. */
    void nothing(String about) {
        spec.commandLine().getErr().println(texts().of("lineage.nothing", about == null ? "" : about));
    }

    private int written(String document) {
        if (out == null) {
            spec.commandLine().getOut().print(document);
            spec.commandLine().getOut().flush();
            return 0;
        }
        try {
            Files.writeString(out, document);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println(texts().of("lineage.unwritable", out));
            return 1;
        }
    }

    Texts texts() {
        return new Texts(spec.resourceBundle());
    }

    private ParameterException wrong(String key, Object value) {
        return new ParameterException(spec.commandLine(), texts().of(key, value));
    }
}

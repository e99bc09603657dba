package org.huitong;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Words;
import org.huitong.message.Raw;
import org.huitong.message.Sequence;
import org.huitong.normalize.Normalizer;
import org.huitong.operate.cli.CommandFailed;
import org.huitong.operate.cli.Home;
import org.huitong.operate.cli.SampleFile;
import org.huitong.receive.Decoder;
import org.huitong.receive.Receive;
import org.huitong.receive.input.Limits;
import org.huitong.trial.Keeper;
import org.huitong.trial.Outcome;
import org.huitong.trial.Page;
import org.huitong.trial.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code huitong try}: what a source's sample becomes, by the files alone; nothing is published. */
@Command(name = "try")
final class TryCommand implements Callable<Integer> {
    private static final Map<String, Set<Format>> ENDS = Map.of(
            "json", Set.of(Format.JSON),
            "ndjson", Set.of(Format.NDJSON),
            "jsonl", Set.of(Format.NDJSON),
            "csv", Set.of(Format.CSV),
            "txt", Set.of(Format.CSV, Format.FIXED_WIDTH),
            "dat", Set.of(Format.CSV, Format.FIXED_WIDTH),
            "xml", Set.of(Format.XML),
            "xlsx", Set.of(Format.XLSX),
            "xls", Set.of(Format.XLS),
            "dbf", Set.of(Format.DBF));

    @Mixin
    private Home home;

    @Parameters(index = "0", paramLabel = "SOURCE", descriptionKey = "try.source")
    private String about;

    @Option(names = "--input", required = true, paramLabel = "FILE", descriptionKey = "try.input")
    private Path input;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "try.format")
    private String format;

    @Option(names = "--records", paramLabel = "N", defaultValue = "20", descriptionKey = "try.records")
    private int most;

    @Option(names = "--save", paramLabel = "NAME", descriptionKey = "try.save")
    private String name;

    @Option(names = "--invented", descriptionKey = "try.invented")
    private boolean invented;

    /** 0 where a gateway would take all of it. */
    @Override
    public Integer call() throws CommandFailed {
        if (!Files.isDirectory(home.folder().resolve("config"))) {
            throw home.wrong("lineage.no-home", home.folder());
        }
        if (most < 1) {
            throw home.wrong("try.none");
        }
        if (name != null && !SampleFile.named(name)) {
            throw home.wrong("try.named");
        }
        Catalog catalog = Catalog.read(home.folder());
        MappingFile source = source(catalog);
        Limits limits = Settings.read(home.folder(), Map.of()).limits();
        Trial.Tries tries = new Trial(catalog, limits).of(source, input, format(source), most);
        Outcome outcome = tries.outcome();
        if (home.json()) {
            home.print(outcome);
        } else {
            new Page(outcome, home.texts(), home.out()).print();
        }
        if (name != null) {
            save(source, tries.raws(), keeper(catalog, limits));
        }
        return outcome.good() ? 0 : 1;
    }

    private static Keeper keeper(Catalog catalog, Limits limits) {
        return new Keeper(
                new Normalizer(catalog), new Receive(catalog, new Decoder(limits), new Sequence(1, "sampling")));
    }

    /** A system alone says enough where it is the source of one resource. */
    private MappingFile source(Catalog catalog) {
        List<MappingFile> all = catalog.sources().stream()
                .filter(source -> name(source).equals(about) || source.system().equals(about))
                .toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        List<String> known = (all.isEmpty() ? catalog.sources() : all)
                .stream().map(TryCommand::name).sorted().toList();
        String cure = Words.nearest(about, known)
                .filter(near -> all.isEmpty())
                .map(near -> home.texts().of("lineage.meant", near))
                .orElseGet(() -> known.isEmpty() ? "" : home.texts().of("lineage.known", String.join(", ", known)));
        throw home.wrong(all.isEmpty() ? "try.unknown" : "try.several", about, cure);
    }

    private static String name(MappingFile source) {
        return source.system() + "/" + source.resource();
    }

    private Format format(MappingFile source) {
        if (format != null) {
            return source.formats().stream()
                    .filter(one -> Words.of(one).equals(format))
                    .findFirst()
                    .orElseThrow(() -> home.wrong("try.formats", name(source), declared(source)));
        }
        String file = input.getFileName().toString().toLowerCase(Locale.ROOT);
        Set<Format> meant = ENDS.getOrDefault(file.substring(file.lastIndexOf('.') + 1), Set.of());
        if (source.formats().contains(Format.ROWS)) {
            return meant.contains(Format.NDJSON) ? Format.NDJSON : Format.JSON;
        }
        List<Format> fitting = source.formats().size() == 1
                ? List.copyOf(source.formats())
                : source.formats().stream().filter(meant::contains).toList();
        if (fitting.size() != 1) {
            throw home.wrong("try.formats", name(source), declared(source));
        }
        return fitting.get(0);
    }

    private static String declared(MappingFile source) {
        return source.formats().stream().map(Words::of).sorted().collect(Collectors.joining(", "));
    }

    /** All of them are made before the first is written. */
    private void save(MappingFile source, List<Raw> raws, Keeper keeper) throws CommandFailed {
        List<String> texts = new ArrayList<>();
        for (Raw raw : raws) {
            texts.add(keeper.of(source, raw, texts.size() + 1, invented).text());
        }
        for (int i = 0; i < texts.size(); i++) {
            String called = texts.size() == 1 ? name : name + "-" + (i + 1);
            Path file = SampleFile.of(home.folder(), source.system(), source.resource(), called);
            SampleFile.write(file, texts.get(i), home.texts());
            if (!home.json()) {
                home.out().println(home.texts().of("sample.written", file));
            }
        }
    }
}

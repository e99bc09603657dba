package org.huitong.codes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.huitong.catalog.CodeTable.Kind;
import org.huitong.catalog.Grant;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.huitong.operate.cli.Home;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code huitong codes import}: a publisher's file becomes a table, or the next edition of one. */
@Command(name = "import", sortOptions = false)
final class CodesImport implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    /** What the file's codes are read as. */
    enum FileFormat {
        CSV,
        JSON
    }

    /** The table is a list of its own, or says something of one. */
    static final class Relation {
        @Option(names = "--maps-to", paramLabel = "LIST")
        private String mapsTo;

        @Option(names = "--successors-of", paramLabel = "LIST")
        private String successorsOf;
    }

    @Mixin
    private Home home;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--as", required = true, paramLabel = "TABLE")
    private String table;

    @Option(names = "--format", paramLabel = "csv|json")
    private FileFormat format;

    @Option(names = "--charset", paramLabel = "CHARSET", defaultValue = "UTF-8")
    private Charset charset;

    @Option(names = "--key", paramLabel = "COLUMN", defaultValue = "code")
    private String key;

    @Option(names = "--name", paramLabel = "COLUMN", defaultValue = "name")
    private String name;

    @Option(names = "--from", paramLabel = "COLUMN")
    private String from;

    @Option(names = "--until", paramLabel = "COLUMN")
    private String until;

    @ArgGroup(exclusive = true)
    private Relation relation;

    @Option(names = "--except", paramLabel = "TABLE")
    private String except;

    @Option(names = "--title", paramLabel = "TEXT")
    private String title;

    @Option(names = "--standard", paramLabel = "TEXT")
    private String standard;

    @Option(names = "--edition", paramLabel = "TEXT")
    private String edition;

    @Option(names = "--since", paramLabel = "DAY")
    private LocalDate since;

    @Option(names = "--replace")
    private boolean replace;

    @Option(names = "--forget")
    private boolean forget;

    @Override
    public Integer call() {
        if (forget && !replace) {
            throw home.wrong("codes.import.forget-alone");
        }
        Order order = new Order(
                file,
                format == null ? byName() : format,
                charset,
                new Columns(key, name, from, until),
                table,
                kind(),
                of(),
                except,
                new Order.Head(title, standard, edition),
                since,
                replace,
                forget);
        Import done = Import.run(home.folder(), order, LocalDate.now(Grant.ZONE));
        if (home.json()) {
            home.print(json(done));
        } else {
            print(done);
        }
        return Cli.OK;
    }

    private FileFormat byName() {
        String path = file.toString().toLowerCase(Locale.ROOT);
        for (FileFormat known : FileFormat.values()) {
            if (path.endsWith("." + known.name().toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw home.wrong("codes.import.no-format", file);
    }

    private Kind kind() {
        if (relation == null) {
            return Kind.LIST;
        }
        return relation.mapsTo != null ? Kind.TRANSLATION : Kind.SUCCESSORS;
    }

    private String of() {
        if (relation == null) {
            return "";
        }
        return relation.mapsTo != null ? relation.mapsTo : relation.successorsOf;
    }

    private void print(Import done) {
        Texts texts = home.texts();
        Changes changes = done.changes();
        if (!done.first()) {
            changes.added.stream()
                    .limit(MOST_SHOWN)
                    .forEach(code -> home.out().println("+ " + code.code() + "  " + code.text()));
            changes.retired.stream()
                    .limit(MOST_SHOWN)
                    .forEach(code -> home.out().println("- " + code.code() + "  " + code.text()));
            changes.renamed.stream()
                    .limit(MOST_SHOWN)
                    .forEach(code -> home.out().println("~ " + code.code() + "  " + code.was() + " → " + code.text()));
        }
        home.out()
                .println(texts.of(
                        "codes.import.changes",
                        changes.added.size(),
                        changes.retired.size(),
                        changes.renamed.size(),
                        changes.unchanged));
        home.out().println(texts.of(done.written() ? "codes.import.written" : "codes.import.same", done.path()));
    }

    private ObjectNode json(Import done) {
        Changes changes = done.changes();
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("table", table)
                .put("file", done.path().toString())
                .put("written", done.written());
        node.set("added", Json.MAPPER.valueToTree(changes.added));
        node.set("retired", Json.MAPPER.valueToTree(changes.retired));
        node.set("renamed", Json.MAPPER.valueToTree(changes.renamed));
        return node.put("unchanged", changes.unchanged);
    }
}

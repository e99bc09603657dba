package org.huitong.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Code;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.cli.Cli;
import org.huitong.operate.cli.Home;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code huitong codes show}: a whole table, or one code with its history, successors and translations. */
@Command(name = "show")
final class CodesShow implements Callable<Integer> {
    @Mixin
    private Home home;

    @Parameters(index = "0", paramLabel = "TABLE", descriptionKey = "codes.show.table")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CODE", descriptionKey = "codes.show.code")
    private String code;

    @Override
    public Integer call() {
        Catalog catalog = Catalog.read(home.folder());
        CodeTable table = catalog.codes(name).orElseThrow(() -> unknown(catalog));
        if (code == null) {
            whole(catalog, table);
        } else {
            one(new CodeStory(catalog, table, code));
        }
        return Cli.OK;
    }

    private HuitongException unknown(Catalog catalog) {
        TreeSet<String> ids = new TreeSet<>();
        catalog.codes().forEach(table -> ids.add(table.id()));
        return new HuitongException(
                ErrorCode.OPERATE_UNKNOWN,
                "there is no code table \"" + name + "\". "
                        + Words.nearest(name, ids)
                                .map(near -> "Did you mean \"" + near + "\"?")
                                .orElse("See huitong codes list."));
    }

    private void whole(Catalog catalog, CodeTable table) {
        ObjectNode node = CodesList.json(table, new Uses(catalog));
        if (home.json()) {
            ObjectNode codes = node.putObject("entries");
            new TreeMap<>(table.codes()).forEach((key, meanings) -> {
                ArrayNode all = codes.putArray(key);
                meanings.forEach(meaning -> all.add(CodeStory.json(meaning)));
            });
            home.print(node);
            return;
        }
        Texts texts = home.texts();
        String edition = CodesList.edition(table.edition());
        home.out().println(table.id() + "  " + table.name() + (edition.isEmpty() ? "" : "  " + edition));
        if (table.edition().origin() != null) {
            var origin = table.edition().origin();
            home.out().println(texts.of("codes.show.source", origin.file(), origin.date(), origin.sha256()));
        }
        home.out().println();
        Table rows = head(texts);
        new TreeMap<>(table.codes()).forEach((key, meanings) -> meanings.forEach(meaning -> row(rows, key, meaning)));
        rows.print(home.out());
    }

    private static Table head(Texts texts) {
        return new Table(
                texts.of("codes.code"), texts.of("codes.text"), texts.of("codes.from"), texts.of("codes.until"));
    }

    private static void row(Table rows, String code, Code meaning) {
        rows.row(code, meaning.text(), day(meaning.from()), day(meaning.until()));
    }

    private static String day(java.time.LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private void one(CodeStory story) {
        if (home.json()) {
            home.print(story.json());
            return;
        }
        Texts texts = home.texts();
        Table rows = head(texts);
        story.history().forEach(meaning -> row(rows, code, meaning));
        rows.print(home.out());
        home.out().println(texts.of("codes.show." + Words.of(story.state())));
        story.successors()
                .forEach(next -> home.out().println(texts.of("codes.show.successor", next.code(), next.text())));
        story.translations()
                .forEach((translation, written) ->
                        home.out().println(texts.of("codes.show.written", translation, String.join(", ", written))));
        story.meant()
                .ifPresent(meant -> home.out()
                        .println(texts.of(
                                "codes.show.meant",
                                meant.code(),
                                meant.text(),
                                story.table().of())));
    }
}

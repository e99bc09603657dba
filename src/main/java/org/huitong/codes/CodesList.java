package org.huitong.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.Edition;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Words;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.huitong.operate.cli.Home;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code huitong codes list}: every table with its edition, size, period and who uses it. */
@Command(name = "list")
final class CodesList implements Callable<Integer> {
    @Mixin
    private Home home;

    @Override
    public Integer call() {
        Catalog catalog = Catalog.read(home.folder());
        Uses uses = new Uses(catalog);
        if (home.json()) {
            ArrayNode all = Json.MAPPER.createArrayNode();
            catalog.codes().forEach(table -> all.add(json(table, uses)));
            home.print(all);
        } else {
            print(catalog, uses);
        }
        return Cli.OK;
    }

    private void print(Catalog catalog, Uses uses) {
        Texts texts = home.texts();
        Table table = new Table(
                texts.of("codes.table"),
                texts.of("codes.kind"),
                texts.of("codes.title"),
                texts.of("codes.edition"),
                texts.of("codes.size"),
                texts.of("codes.valid"),
                texts.of("codes.used"));
        for (CodeTable codes : catalog.codes()) {
            List<String> used = new ArrayList<>();
            uses.of(codes.id()).forEach(use -> used.add(use.toString()));
            used.addAll(uses.tablesOf(codes.id()));
            table.row(
                    codes.id(),
                    texts.of("codes.kind." + Words.of(codes.kind())),
                    codes.name(),
                    edition(codes.edition()),
                    String.valueOf(valid(codes)),
                    period(codes.edition()),
                    String.join(", ", used));
        }
        table.print(home.out());
    }

    static String edition(Edition edition) {
        return (edition.standard() + " " + edition.name()).strip();
    }

    static String period(Edition edition) {
        return edition.dated()
                ? (edition.from() == null ? "" : edition.from()) + "–"
                        + (edition.until() == null ? "" : edition.until())
                : "";
    }

    /** Codes that are valid today. */
    static long valid(CodeTable table) {
        LocalDate today = LocalDate.now(Grant.ZONE);
        return table.codes().keySet().stream()
                .filter(code -> table.text(code, today) != null)
                .count();
    }

    static ObjectNode json(CodeTable table, Uses uses) {
        Edition edition = table.edition();
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("table", table.id())
                .put("kind", Words.of(table.kind()))
                .put("title", table.name())
                .put("of", table.of())
                .put("standard", edition.standard())
                .put("edition", edition.name())
                .put("from", text(edition.from()))
                .put("until", text(edition.until()))
                .put("codes", table.codes().size())
                .put("valid", valid(table));
        if (edition.origin() != null) {
            node.putObject("source")
                    .put("file", edition.origin().file())
                    .put("sha256", edition.origin().sha256())
                    .put("date", text(edition.origin().date()));
        }
        ArrayNode items = node.putArray("uses");
        uses.of(table.id())
                .forEach(use -> items.addObject()
                        .put("system", use.system())
                        .put("resource", use.resource())
                        .put("item", use.item()));
        ArrayNode tables = node.putArray("tables");
        uses.tablesOf(table.id()).forEach(tables::add);
        return node;
    }

    static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}

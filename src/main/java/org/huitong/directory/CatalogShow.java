package org.huitong.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
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

/** {@code huitong catalog show}: one resource, element by element in the guide's order. */
@Command(name = "show")
final class CatalogShow implements Callable<Integer> {
    @Mixin
    private Home home;

    @Parameters(index = "0", paramLabel = "RESOURCE", descriptionKey = "catalog.show.resource")
    private String id;

    @Override
    public Integer call() {
        Catalog catalog = Catalog.read(home.folder());
        Resource resource = catalog.resource(id).orElseThrow(() -> unknown(catalog));
        ObjectNode entry = new Entry(catalog, resource).json();
        if (home.json()) {
            home.print(entry);
        } else {
            print(entry);
        }
        return Cli.OK;
    }

    private HuitongException unknown(Catalog catalog) {
        List<String> ids = catalog.resources().stream().map(Resource::id).toList();
        return new HuitongException(
                ErrorCode.OPERATE_UNKNOWN,
                "there is no resource \"" + id + "\". "
                        + Words.nearest(id, ids)
                                .map(near -> "Did you mean \"" + near + "\"?")
                                .orElse("See huitong catalog list."));
    }

    private void print(ObjectNode entry) {
        Texts texts = home.texts();
        Table elements = new Table(texts.of("catalog.element"), texts.of("catalog.says"));
        entry.properties().forEach(field -> {
            if (!field.getKey().equals("items")) {
                elements.row(texts.of("catalog.element." + field.getKey()), said(field.getValue()));
            }
        });
        elements.print(home.out());
        home.out().println();
        Table items = new Table(
                texts.of("catalog.item"),
                texts.of("catalog.name"),
                texts.of("catalog.type"),
                texts.of("catalog.length"),
                texts.of("catalog.required"),
                texts.of("catalog.sensitive"));
        for (JsonNode item : entry.path("items")) {
            items.row(
                    item.path("item").asText(),
                    item.path("name").asText(),
                    said(item.path("dataType")),
                    item.path("length").asText(""),
                    yes(item.path("required")),
                    yes(item.path("sensitive")));
        }
        items.print(home.out());
    }

    private String yes(JsonNode flag) {
        return flag.asBoolean() ? home.texts().of("catalog.yes") : "";
    }

    /** A code with its name, a list with commas, a section's parts one behind the other. */
    private String said(JsonNode value) {
        if (value.has("code")) {
            String doubt = value.has("confirmed") ? " " + home.texts().of("catalog.unconfirmed") : "";
            return value.path("code").asText() + " " + value.path("name").asText() + doubt;
        }
        if (value.isValueNode()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> {
            String text = said(part);
            if (!text.isEmpty()) {
                parts.add(text);
            }
        });
        return String.join(value.isArray() ? ", " : "; ", parts);
    }
}

package org.huitong.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.huitong.operate.cli.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code huitong catalog export}: the whole catalog as one JSON document, each entry in the guide's order. */
@Command(name = "export")
final class CatalogExport implements Callable<Integer> {
    @Mixin
    private Home home;

    @Override
    public Integer call() {
        Catalog catalog = Catalog.read(home.folder());
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("guide", "发改高技〔2017〕1272号");
        ArrayNode entries = document.putArray("resources");
        catalog.resources().forEach(resource -> entries.add(new Entry(catalog, resource).json()));
        home.print(document);
        return Cli.OK;
    }
}

package org.huitong.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
import org.huitong.catalog.Words;
import org.huitong.catalog.guide.ResourceCode;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.huitong.operate.cli.Home;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code huitong catalog list}: every resource with its main code, provider, sharing and update cycle. */
@Command(name = "list")
final class CatalogList implements Callable<Integer> {
    @Mixin
    private Home home;

    @Override
    public Integer call() {
        Catalog catalog = Catalog.read(home.folder());
        if (home.json()) {
            ArrayNode all = Json.MAPPER.createArrayNode();
            catalog.resources().forEach(resource -> all.add(json(resource)));
            home.print(all);
            return Cli.OK;
        }
        Texts texts = home.texts();
        Names names = new Names(catalog);
        Table table = new Table(
                texts.of("catalog.resource"),
                texts.of("catalog.codes"),
                texts.of("catalog.name"),
                texts.of("catalog.provider"),
                texts.of("catalog.sharing"),
                texts.of("catalog.cycle"),
                texts.of("catalog.items"));
        for (Resource resource : catalog.resources()) {
            table.row(
                    resource.id(),
                    codes(resource),
                    resource.name(),
                    resource.provider(),
                    texts.of("catalog.sharing." + Words.of(resource.sharing())),
                    names.of("update-cycle", resource.core().sharing().cycle()),
                    String.valueOf(resource.items().size()));
        }
        table.print(home.out());
        return Cli.OK;
    }

    private static ObjectNode json(Resource resource) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("resource", resource.id());
        node.put("name", resource.name());
        ArrayNode codes = node.putArray("codes");
        resource.core().codes().forEach(code -> codes.add(code.toString()));
        node.put("provider", resource.provider());
        node.put("sharing", Words.of(resource.sharing()));
        node.put("updateCycle", resource.core().sharing().cycle());
        node.put("items", resource.items().size());
        return node;
    }

    private static String codes(Resource resource) {
        return resource.core().codes().stream().map(ResourceCode::toString).collect(Collectors.joining(" "));
    }
}

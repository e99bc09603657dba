package org.huitong;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Register;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;
import org.huitong.element.Mask;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code huitong why}: may a system receive a resource, which rule decides, and what does it see; from the files alone. */
@Command(name = "why", mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--system", required = true, paramLabel = "SYSTEM", descriptionKey = "why.system")
    private String system;

    @Option(names = "--resource", required = true, paramLabel = "RESOURCE", descriptionKey = "why.resource")
    private String resource;

    @Option(names = "--item", paramLabel = "ITEM", descriptionKey = "why.item")
    private String item;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "lineage.home")
    private Path home;

    @Option(names = "--json", descriptionKey = "why.json")
    private boolean json;

    private Texts texts;

    /** 0 where it may, 1 where it may not. */
    @Override
    public Integer call() throws JsonProcessingException {
        texts = new Texts(spec.resourceBundle());
        Path place = Homes.of(home);
        if (!Files.isDirectory(place.resolve("config"))) {
            throw new ParameterException(spec.commandLine(), texts.of("lineage.no-home", place));
        }
        Catalog catalog;
        try {
            catalog = Catalog.read(place);
        } catch (HuitongException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
        Decision decision = decision(catalog);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document(decision)));
        } else {
            print(catalog, decision, out);
        }
        out.flush();
        return yes(decision) ? 0 : 1;
    }

    private Decision decision(Catalog catalog) {
        Decision whole = Decision.of(catalog, Register.declared(catalog), system, resource, Instant.now());
        if (item == null || whole.items().isEmpty()) {
            return whole;
        }
        return whole.about(item)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        texts.of("why.no-item", resource, item) + " "
                                + cure(item, whole.items().stream().map(Decision.Shown::item))));
    }

    private String cure(String word, Stream<String> all) {
        List<String> known = all.sorted().toList();
        return Words.nearest(word, known)
                .map(near -> texts.of("lineage.meant", near))
                .orElseGet(() -> texts.of("lineage.known", String.join(", ", known)));
    }

    /** What was asked: the resource at all, or the one item. */
    private boolean yes(Decision decision) {
        return decision.allowed() && (item == null || decision.items().get(0).mask() != null);
    }

    private void print(Catalog catalog, Decision decision, PrintWriter out) {
        boolean yes = yes(decision);
        String asked = item == null ? resource : resource + "/" + item;
        out.println(texts.of(yes ? "why.yes" : "why.no", system, asked));
        boolean withheld = decision.allowed() && !yes;
        String rule = withheld ? "item-not-granted" : Words.of(decision.rule());
        Grant grant = decision.grant();
        String reason = texts.of("why." + rule, system, resource, file(grant), day(grant, true), day(grant, false));
        out.println("  " + (reason + " " + nearest(catalog, decision)).strip());
        if (grant != null) {
            out.println("  " + texts.of("why.grant", grant.purpose(), grant.basis(), grant.from(), grant.to()));
        }
        if (decision.allowed()) {
            out.println("  " + texts.of("why.key", shown(decision.key())));
            out.println();
            Table table =
                    new Table(texts.of("why.column.item"), texts.of("why.column.name"), texts.of("why.column.shown"));
            decision.items().forEach(one -> table.row(one.item(), one.name(), shown(one.mask())));
            table.print(out);
        }
    }

    private String nearest(Catalog catalog, Decision decision) {
        return switch (decision.rule()) {
            case UNKNOWN_SYSTEM -> cure(system, ids(catalog.systems(), SystemEntry::id));
            case UNKNOWN_RESOURCE -> cure(resource, ids(catalog.resources(), Resource::id));
            default -> "";
        };
    }

    private static <T> Stream<String> ids(Collection<T> all, Function<T, String> id) {
        return all.stream().map(id);
    }

    private static String file(Grant grant) {
        return grant == null ? "" : "config/grants/" + grant.subscription() + ".yaml";
    }

    private static String day(Grant grant, boolean first) {
        return grant == null ? "" : (first ? grant.from() : grant.to()).toString();
    }

    private String shown(Mask mask) {
        if (mask == null) {
            return texts.of("why.shown.withheld");
        }
        return switch (mask.kind()) {
            case KEEP -> texts.of("why.shown.keep", mask.first(), mask.last());
            case CUT -> texts.of("why.shown.cut", mask.first());
            default -> texts.of("why.shown." + Words.of(mask.kind()));
        };
    }

    private Map<String, Object> document(Decision decision) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("system", system);
        document.put("resource", resource);
        document.put("allowed", yes(decision));
        document.put("rule", decision.allowed() && !yes(decision) ? "item-not-granted" : Words.of(decision.rule()));
        Grant grant = decision.grant();
        if (grant != null) {
            document.put("grant", grant.subscription());
            document.put("purpose", grant.purpose());
            document.put("basis", grant.basis());
            document.put("from", grant.from().toString());
            document.put("to", grant.to().toString());
        }
        if (decision.key() != null) {
            document.put("key", decision.key().text());
        }
        List<Map<String, Object>> items = new ArrayList<>();
        decision.items().forEach(one -> {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("item", one.item());
            shown.put("shown", one.mask() == null ? "withheld" : one.mask().text());
            items.add(shown);
        });
        document.put("items", items);
        return document;
    }
}

package org.huitong.lineage;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.huitong.catalog.Agency;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Charsets;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Item;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SourcePath;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;
import org.huitong.catalog.layout.Delimited;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.catalog.layout.Layout;
import org.huitong.catalog.layout.Sheet;
import org.huitong.element.Mask;

/** Follows the data of a resource from its sources to its consumers. */
final class Tracer {
    private final Catalog catalog;
    private final LocalDate day;

    Tracer(Catalog catalog, LocalDate day) {
        this.catalog = catalog;
        this.day = day;
    }

    Flow flow(Resource resource) {
        List<MappingFile> mappings = catalog.sources().stream()
                .filter(mapping -> mapping.resource().equals(resource.id()))
                .toList();
        List<Grant> grants = catalog.grantsOf(resource.id());
        return new Flow(
                resource.id(),
                resource.name(),
                new Flow.Owner(
                        resource.provider(),
                        catalog.agency(resource.provider()).map(Agency::name).orElse("")),
                Words.of(resource.sharing()),
                resource.key(),
                mappings.stream().map(this::source).toList(),
                resource.items().values().stream()
                        .map(item -> item(resource, item, mappings, grants))
                        .toList(),
                grants.stream().map(this::consumer).toList());
    }

    private Flow.Source source(MappingFile mapping) {
        return new Flow.Source(
                mapping.system(),
                name(mapping.system()),
                mapping.file(),
                mapping.formats().stream().sorted().map(Words::of).toList(),
                charset(mapping.charset()),
                Words.of(mapping.repeats()),
                columns(mapping));
    }

    /** In the order of the layout where there is one, then of the mapping. */
    private static List<Flow.Column> columns(MappingFile mapping) {
        Map<String, List<String>> feeds = new LinkedHashMap<>();
        declared(mapping.layout()).forEach(column -> feeds.put(column, new ArrayList<>()));
        for (MappingFile.Field field : mapping.items().values()) {
            for (SourcePath from : field.sources()) {
                add(feeds, from, field.item());
            }
        }
        Map<String, List<String>> uses = new LinkedHashMap<>();
        if (mapping.version() != null) {
            add(uses, mapping.version(), "version");
        }
        if (mapping.delete() != null) {
            add(uses, mapping.delete().from(), "delete");
        }
        Set<String> all = new LinkedHashSet<>(feeds.keySet());
        all.addAll(uses.keySet());
        return all.stream()
                .map(column ->
                        column(column, feeds.getOrDefault(column, List.of()), uses.getOrDefault(column, List.of())))
                .toList();
    }

    private static void add(Map<String, List<String>> to, SourcePath from, String what) {
        String column = from.text();
        to.computeIfAbsent(column, name -> new ArrayList<>()).add(what);
    }

    private static Flow.Column column(String name, List<String> feeds, List<String> uses) {
        return new Flow.Column(name, List.copyOf(feeds), List.copyOf(uses), feeds.isEmpty() && uses.isEmpty());
    }

    private static List<String> declared(Layout layout) {
        if (layout instanceof FixedWidth fixed) {
            return List.copyOf(fixed.columns().keySet());
        }
        if (layout instanceof Delimited delimited) {
            return delimited.columns();
        }
        return layout instanceof Sheet sheet ? sheet.columns() : List.of();
    }

    private static String charset(Charset charset) {
        return charset.equals(Charsets.CP936) ? "CP936" : charset.name();
    }

    private Flow.Item item(Resource resource, Item item, List<MappingFile> mappings, List<Grant> grants) {
        List<Flow.Feed> feeds = mappings.stream()
                .filter(mapping -> mapping.items().containsKey(item.id()))
                .map(mapping -> feed(mapping.system(), mapping.items().get(item.id())))
                .toList();
        List<Grant> showing = grants.stream()
                .filter(grant -> grant.items().containsKey(item.id()))
                .toList();
        return new Flow.Item(
                item.id(),
                item.name(),
                Words.of(item.type()),
                item.id().equals(resource.key()),
                item.required(),
                item.sensitive(),
                !feeds.isEmpty(),
                showing.stream().anyMatch(this::holds),
                feeds,
                showing.stream()
                        .map(grant -> receipt(grant, grant.items().get(item.id())))
                        .toList());
    }

    private static Flow.Receipt receipt(Grant grant, Mask mask) {
        return new Flow.Receipt(
                grant.subscription(), mask.clear() ? "clear" : "masked", mask.clear() ? null : mask.text());
    }

    private Flow.Feed feed(String system, MappingFile.Field field) {
        return new Flow.Feed(
                system,
                from(field),
                field.value(),
                field.steps().stream().map(this::step).toList(),
                field.otherwise(),
                field.nulls().stream().sorted().toList(),
                field.required());
    }

    /** Null for a constant; of an expression every column that it sees. */
    private static String from(MappingFile.Field field) {
        StringJoiner columns = new StringJoiner(", ");
        for (SourcePath path : field.sources()) {
            columns.add(path.text());
        }
        return field.sources().isEmpty() ? null : columns.toString();
    }

    private Flow.Step step(MappingFile.Step step) {
        List<Flow.Codes> codes = step.tables().stream()
                .map(table -> new Flow.Codes(
                        table, catalog.codes(table).map(CodeTable::name).orElse("")))
                .toList();
        return new Flow.Step(
                step.kind().word(),
                step.argument(),
                codes,
                codes.isEmpty() ? null : Words.of(step.unknown()),
                step.on().isEmpty() ? null : step.on());
    }

    private Flow.Consumer consumer(Grant grant) {
        return new Flow.Consumer(
                grant.subscription(),
                grant.consumer(),
                name(grant.consumer()),
                grant.purpose(),
                grant.basis(),
                grant.from().toString(),
                grant.to().toString(),
                holds(grant));
    }

    private boolean holds(Grant grant) {
        return grant.holds(day.atStartOfDay(Grant.ZONE).toInstant());
    }

    private String name(String system) {
        return catalog.system(system).map(SystemEntry::name).orElse("");
    }
}

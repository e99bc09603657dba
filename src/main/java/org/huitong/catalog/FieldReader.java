package org.huitong.catalog;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads where items come from: the section {@code items} of a mapping, and every path into the source's records. */
final class FieldReader {
    private final Entries entries;
    private final References references;
    private final StepReader steps;

    FieldReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
        this.steps = new StepReader(entries);
    }

    /** @param each the repeated group that the fields are of; null for none */
    LinkedHashMap<String, MappingFile.Field> read(Section section, String resource, MappingFile.Each each) {
        LinkedHashMap<String, MappingFile.Field> items = new LinkedHashMap<>();
        for (String item : section.keys()) {
            references.item(section, item, resource, item);
            section.section(item).ifPresent(field -> {
                items.put(item, field(field, item, resource, each));
                field.close();
            });
        }
        complete(section, resource, items);
        return items;
    }

    private MappingFile.Field field(Section section, String item, String resource, MappingFile.Each each) {
        SourcePath from = path(section, "from", each);
        String value = section.optional("value").orElse(null);
        Expression expression = expression(section, each);
        if (Stream.of("from", "value", "expression").filter(section::has).count() != 1) {
            section.report(
                    "from",
                    "CATALOG-FIELD",
                    "an item needs either \"from\", \"value\" or \"expression\"",
                    "Name the source field, or a constant, or what it is computed by");
        }
        return new MappingFile.Field(
                item,
                from,
                value,
                expression,
                section.optional("default").orElse(null),
                steps.read(section, resource, item),
                section.texts("nulls"),
                section.flag("required"));
    }

    /** Null where the key is absent. */
    private static Expression expression(Section section, MappingFile.Each each) {
        Optional<String> text = section.optional("expression");
        if (text.isEmpty()) {
            return null;
        }
        ExpressionParser.Parsed parsed = ExpressionParser.parse(text.get());
        if (parsed.mistake().isPresent()) {
            section.report(
                    "expression",
                    "CATALOG-EXPRESSION",
                    "this is no expression here: " + parsed.mistake().get(),
                    "Write it like \"${body[AREA]}${body[TOWN]}\", or \"${body[XB]} == 'M' ? '1' : '2'\"");
        } else {
            parsed.expression().fields().forEach(field -> path(section, "expression", field.text(), each));
        }
        return parsed.expression();
    }

    private void complete(Section section, String resource, LinkedHashMap<String, MappingFile.Field> items) {
        section.later(() -> {
            Resource entry = entries.resources.get(resource);
            if (entry == null) {
                return;
            }
            for (Item item : entry.items().values()) {
                if (item.required() && !items.containsKey(item.id())) {
                    section.report(
                            "items",
                            "CATALOG-UNMAPPED",
                            resource + " requires \"" + item.id() + "\", which is not mapped",
                            "Add " + item.id() + ": to items");
                }
            }
        });
    }

    /** Null where the key is absent; of a wrong path a name that nothing has. */
    static SourcePath path(Section section, String key, MappingFile.Each each) {
        Optional<String> text = section.optional(key);
        return text.isEmpty() ? null : path(section, key, text.get(), each);
    }

    private static SourcePath path(Section section, String key, String text, MappingFile.Each each) {
        Optional<String> mistake = SourcePath.mistake(text);
        if (mistake.isPresent()) {
            section.report(
                    key,
                    "CATALOG-PATH",
                    "\"" + text + "\" is no place in a record: " + mistake.get(),
                    "Write a field's name, or a path like /household/members");
            return new SourcePath(text, 0, java.util.List.of());
        }
        SourcePath path = SourcePath.of(text);
        if (path.up() > (each == null ? 0 : each.path().steps().size())) {
            section.report(
                    key,
                    "CATALOG-PATH",
                    "\"" + text + "\" goes above the record",
                    each == null ? "Name the group in each:" : "Use fewer ../, or begin with / at the record");
        }
        return path;
    }
}

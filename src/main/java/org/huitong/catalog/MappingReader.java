package org.huitong.catalog;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/** Reads {@code routes/sources/<system>/<resource>.mapping.yaml}. */
final class MappingReader {
    private final Entries entries;
    private final References references;
    private final FieldReader fields;
    private final FactsReader facts;

    MappingReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
        this.fields = new FieldReader(entries, references);
        this.facts = new FactsReader(entries, references);
    }

    void read(Section section, String file) {
        String system = references.system(section, "system");
        String resource = references.resource(section, "resource");
        String expected = system + "/" + resource + ".mapping.yaml";
        if (!system.isBlank() && !resource.isBlank() && !file.endsWith("/" + expected)) {
            section.report(
                    "system",
                    "CATALOG-FILE-NAME",
                    "the file is not where this source's mapping is looked for",
                    "Name it routes/sources/" + expected);
        }
        references.unique(section, "system", Entries.source(system, resource), entries.sources);
        provider(section, system, resource);
        Set<Format> formats = section.words("formats", Format.class);
        MappingFile.Each each = WholeReader.each(section, formats);
        LinkedHashMap<String, MappingFile.Field> items = fields.read(section.filled("items"), resource, each);
        Charset charset = charset(section, formats);
        MappingFile mapping = new MappingFile(
                file,
                system,
                resource,
                formats,
                charset,
                LayoutReader.read(section, formats, charset),
                section.word("identity", MappingFile.Repeats.class, null),
                FieldReader.path(section, "version", each),
                delete(section, each),
                each,
                items,
                facts.read(section, resource, items),
                WholeReader.intake(section, formats));
        watermark(section, mapping);
        StepOptions.together(section, mapping);
        entries.sources.put(Entries.source(system, resource), mapping);
    }

    private void provider(Section section, String system, String resource) {
        section.later(() -> {
            SystemEntry source = entries.systems.get(system);
            Resource entry = entries.resources.get(resource);
            boolean known = source != null
                    && entry != null
                    && entries.agencies.containsKey(source.agency())
                    && entries.agencies.containsKey(entry.provider());
            if (known && !source.agency().equals(entry.provider())) {
                section.report(
                        "system",
                        "CATALOG-PROVIDER",
                        resource + " is provided by " + entry.provider() + ", not by " + source.agency(),
                        "Map a system of " + entry.provider() + ", or change the provider of the resource");
            }
        });
    }

    private static void watermark(Section section, MappingFile mapping) {
        boolean rows = mapping.formats().contains(Format.ROWS);
        if (rows && mapping.formats().size() > 1) {
            section.report(
                    "formats", "CATALOG-FORMAT", "rows cannot be mixed with pushed formats", "Name one or the other");
        }
        if (mapping.repeats() != null
                && mapping.repeats() != MappingFile.Repeats.NONE
                && rows
                && mapping.repeats() != MappingFile.Repeats.WATERMARK) {
            section.report(
                    "identity",
                    "CATALOG-IDENTITY",
                    "identity " + Words.of(mapping.repeats()) + " does not go with these formats",
                    "Use watermark for rows and answers, idempotency-key or none for pushes, arrival for files, message for"
                            + " what lies on a broker of the source's own");
        }
    }

    /** A driver has already decoded the rows. */
    private static Charset charset(Section section, Set<Format> formats) {
        String name = section.optional("charset").orElse("UTF-8");
        Optional<Charset> charset = Charsets.named(name);
        if (charset.isEmpty()) {
            section.report(
                    "charset",
                    "CATALOG-CHARSET",
                    "there is no charset \"" + name + "\"",
                    Section.cure(Words.nearest(name, Charsets.names()), Charsets.names()));
        } else if (formats.contains(Format.ROWS) && !charset.get().equals(StandardCharsets.UTF_8)) {
            section.report("charset", "CATALOG-CHARSET", "rows are read as UTF-8 only", "Use UTF-8");
        } else if (formats.contains(Format.DBF) && Charsets.wide(charset.get())) {
            section.report("charset", "CATALOG-CHARSET", "no dbf is of UTF-16", "Use GB18030, or what the table is of");
        }
        return charset.orElse(StandardCharsets.UTF_8);
    }

    private static MappingFile.Delete delete(Section section, MappingFile.Each each) {
        Optional<Section> delete = section.section("delete");
        if (delete.isEmpty()) {
            return null;
        }
        Section mark = delete.get();
        mark.text("from");
        SourcePath from = FieldReader.path(mark, "from", each);
        Set<String> is = mark.texts("is");
        if (is.isEmpty()) {
            mark.report("is", "CATALOG-MISSING", "\"is\" names no word", "Add is: with the words that mean deleted");
        }
        mark.close();
        return new MappingFile.Delete(from, is);
    }
}

package org.huitong.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huitong.catalog.guide.CoreMetadata;
import org.huitong.catalog.guide.DataFormat;
import org.huitong.catalog.guide.Sharing;

/**
 * Reads the guide's core metadata of a resource. Which elements are mandatory is not certain (the guide's own column was
 * not seen), so a missing one is advice; what a given one must look like is a rule.
 */
final class MetadataReader {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_ABSTRACT = 1000;
    private static final int LONGEST_CONDITION = 500;
    private static final String STATE_SECRET = "3";

    private final DictionaryReader words;
    private final ResourceCodes codes;

    MetadataReader(Entries entries) {
        this.words = new DictionaryReader(entries);
        this.codes = new ResourceCodes(entries);
    }

    CoreMetadata read(Section section, String id, Resource.Sharing type) {
        CoreMetadata core = new CoreMetadata(
                codes.read(section, "codes"),
                codes.read(section, "retired"),
                codes.read(section, "related"),
                section.optional("abstract").orElse(""),
                formats(section),
                sharing(section),
                words.code(section, "sensitivity", "sensitivity-class"));
        codes.claim(section, id, core);
        notSecret(section, core);
        missing(section, core, type);
        longest(section, "name", LONGEST_NAME);
        longest(section, "abstract", LONGEST_ABSTRACT);
        longest(section, "condition", LONGEST_CONDITION);
        return core;
    }

    private List<DataFormat> formats(Section section) {
        List<DataFormat> formats = new ArrayList<>();
        for (Section one : section.sections("format")) {
            if (!one.has("category")) {
                one.text("category");
            }
            DataFormat format = new DataFormat(
                    words.code(one, "category", "resource-format"),
                    one.text("type"),
                    one.optional("note").orElse(""));
            if (!format.type().isBlank()
                    && format.note().isBlank()
                    && !words.knows("resource-format-type", format.category() + "/" + format.type())) {
                one.advise(
                        "type",
                        "CATALOG-FORMAT-TYPE",
                        "the guide names no type \"" + format.type() + "\" in this category",
                        "Write it as resource-format-type has it, or say in note: what it is");
            }
            one.close();
            formats.add(format);
        }
        return List.copyOf(formats);
    }

    private Sharing sharing(Section section) {
        return new Sharing(
                section.optional("citation").orElse(""),
                words.codes(section, "allowed-use", "allowed-use"),
                words.code(section, "mode", "sharing-mode"),
                section.has("open") ? section.flag("open") : null,
                section.optional("open-condition").orElse(""),
                words.code(section, "update-cycle", "update-cycle"),
                section.optionalDay("published"));
    }

    /** Decree 809 keeps state secrets out of government data: no gateway may carry them. */
    private static void notSecret(Section section, CoreMetadata core) {
        if (core.sensitivity().equals(STATE_SECRET)) {
            section.report(
                    "sensitivity",
                    "CATALOG-SECRET",
                    "state secrets are no government data that may be shared",
                    "Take the resource out of this catalog");
        }
    }

    private static void missing(Section section, CoreMetadata core, Resource.Sharing type) {
        Sharing sharing = core.sharing();
        boolean shared = type != Resource.Sharing.NOT_SHARED;
        List<String> missing = Stream.of(
                        said("codes", !core.codes().isEmpty()),
                        said("abstract", !core.summary().isBlank()),
                        said("format", !core.formats().isEmpty()),
                        said("citation", shared || !sharing.citation().isBlank()),
                        said("allowed-use", !shared || !sharing.uses().isEmpty()),
                        said("mode", !shared || !sharing.mode().isBlank()),
                        said("open", sharing.open() != null),
                        said(
                                "open-condition",
                                !Boolean.TRUE.equals(sharing.open())
                                        || !sharing.openCondition().isBlank()),
                        said("update-cycle", !sharing.cycle().isBlank()),
                        said("published", sharing.published() != null))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        if (!missing.isEmpty()) {
            section.advise(
                    "resource",
                    "CATALOG-METADATA",
                    "core metadata of the catalog guide is missing: " + String.join(", ", missing),
                    "Add it, see docs/catalog.md");
        }
    }

    private static String said(String element, boolean said) {
        return said ? "" : element;
    }

    private static void longest(Section section, String key, int most) {
        int length = section.plain(key)
                ? section.optional(key)
                        .map(text -> text.codePointCount(0, text.length()))
                        .orElse(0)
                : 0;
        if (length > most) {
            section.advise(
                    key,
                    "CATALOG-LONG",
                    "\"" + key + "\" has " + length + " characters; catalogs in use take " + most,
                    "Shorten it");
        }
    }
}

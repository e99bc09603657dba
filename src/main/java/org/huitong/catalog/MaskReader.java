package org.huitong.catalog;

import java.util.Optional;
import org.huitong.element.Mask;

/**
 * Reads how an item is shown: a word ({@code clear}, {@code masked}, {@code year} …) or a section ({@code {mask: keep,
 * first: 6, last: 4}}).
 */
final class MaskReader {
    private MaskReader() {}

    /** Empty for {@code masked}, and for what is wrong and was reported. */
    static Optional<Mask> read(Section section, String key) {
        if (!section.plain(key)) {
            return section.section(key).flatMap(MaskReader::full);
        }
        return Optional.ofNullable(section.word(key, Word.class, null)).map(word -> word.mask);
    }

    private static Optional<Mask> full(Section section) {
        Mask.Kind kind = section.word("mask", Mask.Kind.class, null);
        int first = section.count("first", 0);
        int last = section.count("last", 0);
        section.close();
        if (kind == null) {
            return Optional.empty();
        }
        boolean keeps = kind == Mask.Kind.KEEP;
        boolean cuts = kind == Mask.Kind.CUT;
        if (first == 0 && cuts || first + last == 0 && keeps) {
            missing(section, kind);
        }
        if (first > 0 && !keeps && !cuts || last > 0 && !keeps) {
            section.report(
                    first > 0 && !cuts ? "first" : "last",
                    "CATALOG-MASK",
                    "the mask " + Words.of(kind) + " keeps no characters there",
                    "Remove it, or use mask: keep");
        }
        return Optional.of(new Mask(kind, first, last));
    }

    private static void missing(Section section, Mask.Kind kind) {
        section.report(
                "mask",
                "CATALOG-MASK",
                "the mask " + Words.of(kind) + " does not say how many characters it keeps",
                kind == Mask.Kind.CUT ? "Add first:" : "Add first: or last:, or use masked");
    }

    /** Reports a mask that makes no sense for the item's type. */
    static void fits(Section section, String key, Mask mask, Item.Type type) {
        boolean time = type == Item.Type.DATE || type == Item.Type.DATETIME || type == Item.Type.MONTH;
        boolean fits =
                switch (mask.kind().form()) {
                    case ANY -> true;
                    case TEXT -> type == Item.Type.TEXT;
                    case TIME -> time;
                };
        if (!fits) {
            section.report(
                    key,
                    "CATALOG-MASK",
                    "the mask " + Words.of(mask.kind()) + " says nothing about type " + Words.of(type),
                    time
                            ? "Use year, month or masked"
                            : "Use masked" + (type == Item.Type.TEXT ? ", keep or cut" : ""));
        }
    }

    /** Masks that are one word. */
    private enum Word {
        CLEAR(Mask.CLEAR),
        /** As the item's own entry in the catalog says, and a keyed hash where it says nothing. */
        MASKED(null),
        HASH(Mask.HASH),
        YEAR(plain(Mask.Kind.YEAR)),
        MONTH(plain(Mask.Kind.MONTH)),
        PROVINCE(plain(Mask.Kind.PROVINCE)),
        PREFECTURE(plain(Mask.Kind.PREFECTURE)),
        COUNTY(plain(Mask.Kind.COUNTY));

        private final Mask mask;

        Word(Mask mask) {
            this.mask = mask;
        }

        private static Mask plain(Mask.Kind kind) {
            return new Mask(kind, 0, 0);
        }
    }
}

package org.huitong.samples;

import org.huitong.catalog.MappingFile;
import org.huitong.catalog.StepKind;

/** Which fields hold words of a code table: those are the table's, not a person's. */
public final class ClosedWords {
    private ClosedWords() {}

    public static boolean in(MappingFile source, String field) {
        return source.items().values().stream()
                .filter(item ->
                        item.sources().stream().anyMatch(path -> path.steps().contains(field)))
                .flatMap(item -> item.steps().stream())
                .map(MappingFile.Step::kind)
                .anyMatch(kind -> kind == StepKind.CODES || kind == StepKind.REGION || kind == StepKind.REGION_CURRENT);
    }
}

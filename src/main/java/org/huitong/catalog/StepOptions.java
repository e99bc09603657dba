package org.huitong.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.huitong.catalog.MappingFile.Unknown;

/**
 * What may stand behind a step's argument: {@code unknown: reject|park|pass} of a code table, also said once for the item,
 * and {@code on: <item>}, the item whose day counts.
 */
final class StepOptions {
    private static final String UNKNOWN = "unknown";
    private static final String ON = "on";
    private static final Set<StepKind> LOOK_UP = EnumSet.of(StepKind.CODES, StepKind.REGION, StepKind.REGION_CURRENT);

    private final Entries entries;
    private final Section item;
    private final String resource;
    private final Unknown ofItem;

    StepOptions(Entries entries, Section item, String resource) {
        this.entries = entries;
        this.item = item;
        this.resource = resource;
        this.ofItem = item.word(UNKNOWN, Unknown.class, Unknown.PARK);
    }

    MappingFile.Step step(Section section, StepCall call, StepKind kind, String argument) {
        boolean looksUp = LOOK_UP.contains(kind);
        for (String option : call.options().keySet()) {
            if (!(looksUp && option.equals(UNKNOWN)) && !(kind == StepKind.CODES && option.equals(ON))) {
                section.report(
                        call.at(),
                        "CATALOG-STEP-ARGUMENT",
                        kind.word() + " has no option \"" + option + "\"",
                        looksUp ? "Use " + (kind == StepKind.CODES ? UNKNOWN + " or " + ON : UNKNOWN) : "Remove it");
            }
        }
        String written = call.options().get(UNKNOWN);
        Unknown unknown = written == null
                ? ofItem
                : section.word(call.at(), UNKNOWN, written, Unknown.class).orElse(ofItem);
        String on = call.options().getOrDefault(ON, "");
        if (!on.isEmpty()) {
            section.later(() -> day(section, call, on));
        }
        if (kind == StepKind.CODES) {
            section.later(() -> lookedUp(section, call, argument));
        }
        return new MappingFile.Step(kind, argument, looksUp ? unknown : Unknown.PARK, on);
    }

    private void day(Section section, StepCall call, String on) {
        Resource entry = entries.resources.get(resource);
        Item day = entry == null ? null : entry.items().get(on);
        if (entry != null && day == null) {
            section.report(
                    call.at(),
                    "CATALOG-UNKNOWN-ITEM",
                    resource + " has no item \"" + on + "\"",
                    Section.cure(
                            Words.nearest(on, entry.items().keySet()),
                            entry.items().keySet()));
        } else if (day != null && day.type() != Item.Type.DATE && day.type() != Item.Type.DATETIME) {
            section.report(
                    call.at(),
                    "CATALOG-STEP-ARGUMENT",
                    "\"" + on + "\" is no date, so it cannot say on which day a code counts",
                    "Name an item of type date or datetime, or leave it out for today");
        }
    }

    private void lookedUp(Section section, StepCall call, String table) {
        CodeTable codes = entries.codes.get(table);
        if (codes != null && codes.kind() == CodeTable.Kind.SUCCESSORS) {
            section.report(
                    call.at(),
                    "CATALOG-CODES-KIND",
                    "\"" + table + "\" tells what took a code's place, not what a code means",
                    "Name a list or a translation, or use the step region-current");
        }
    }

    /** Says so where the item has a policy and nothing to use it for. */
    void close(Section section, List<MappingFile.Step> steps) {
        if (item.has(UNKNOWN) && steps.stream().noneMatch(step -> LOOK_UP.contains(step.kind()))) {
            section.report(
                    UNKNOWN,
                    "CATALOG-RULE",
                    "\"unknown\" says nothing here, for no step looks into a code table",
                    "Remove it, or add a step like {codes: <table>}");
        }
    }

    /** What one field says of another, or of the whole file. */
    static void together(Section section, MappingFile mapping) {
        for (MappingFile.Field field : mapping.items().values()) {
            for (MappingFile.Step step : field.steps()) {
                if (step.unknown() == Unknown.REJECT && mapping.polled()) {
                    section.report(
                            "items",
                            "CATALOG-RULE",
                            "\"" + field.item()
                                    + "\" rejects unknown codes, but nobody waits for the answer to a poll or a file",
                            "Use unknown: park or unknown: pass");
                }
                if (!step.on().isEmpty() && !mapping.items().containsKey(step.on())) {
                    section.report(
                            "items",
                            "CATALOG-UNMAPPED",
                            "\"" + field.item() + "\" looks at the day of \"" + step.on() + "\", which is not mapped",
                            "Map " + step.on() + ", or leave out on: for today");
                }
            }
        }
    }
}

package org.huitong.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the steps of one mapped item and checks that they can follow one another and give the item's type. */
final class StepReader {
    private static final List<String> WORDS =
            Arrays.stream(StepKind.values()).map(StepKind::word).toList();

    private final Entries entries;

    StepReader(Entries entries) {
        this.entries = entries;
    }

    List<MappingFile.Step> read(Section section, String resource, String item) {
        List<MappingFile.Step> steps = new ArrayList<>();
        StepKind converter = null;
        section.has("steps");
        for (Section.Call call : section.calls("steps")) {
            Optional<StepKind> kind = kind(section, call);
            if (kind.isEmpty()) {
                continue;
            }
            if (converter != null && converter.gives() != Item.Type.TEXT) {
                section.report(
                        call.at(),
                        "CATALOG-STEP-ORDER",
                        "\"" + call.word() + "\" comes after \"" + converter.word() + "\", which ends the steps",
                        "Put " + converter.word() + " last");
            }
            converter = kind.get().shapes() ? converter : kind.get();
            steps.add(new MappingFile.Step(kind.get(), argument(section, call, kind.get())));
        }
        typed(section, resource, item, converter);
        return List.copyOf(steps);
    }

    private static Optional<StepKind> kind(Section section, Section.Call call) {
        int index = WORDS.indexOf(call.word());
        if (index < 0) {
            section.report(
                    call.at(),
                    "CATALOG-UNKNOWN-STEP",
                    "there is no step \"" + call.word() + "\"",
                    Section.cure(Words.nearest(call.word(), WORDS), WORDS));
            return Optional.empty();
        }
        return Optional.of(StepKind.values()[index]);
    }

    private String argument(Section section, Section.Call call, StepKind kind) {
        String argument = call.argument();
        if (kind == StepKind.CODES) {
            section.later(() -> table(section, call));
            return argument;
        }
        List<String> allowed = kind.arguments();
        if (argument.isEmpty()) {
            return allowed.isEmpty() ? "" : allowed.get(0);
        }
        if (!allowed.contains(argument)) {
            section.report(
                    call.at(),
                    "CATALOG-STEP-ARGUMENT",
                    kind.word() + " does not take \"" + argument + "\"",
                    allowed.isEmpty() ? "Write " + kind.word() + " alone" : "Use one of " + String.join(", ", allowed));
        }
        return argument;
    }

    private void table(Section section, Section.Call call) {
        if (!entries.codes.containsKey(call.argument())) {
            section.report(
                    call.at(),
                    "CATALOG-UNKNOWN-CODES",
                    "there is no code table \"" + call.argument() + "\"",
                    Words.nearest(call.argument(), entries.codes.keySet())
                            .map(near -> "Did you mean \"" + near + "\"")
                            .orElse("Write config/codes/<table>.yaml and name it {codes: <table>}"));
        }
    }

    /** Text can become any type by the type's own form; anything else has to be the item's type already. */
    private void typed(Section section, String resource, String item, StepKind converter) {
        section.later(() -> {
            Resource entry = entries.resources.get(resource);
            Item target = entry == null ? null : entry.items().get(item);
            if (target == null || target.type() == null || converter == null || converter.gives() == Item.Type.TEXT) {
                return;
            }
            if (converter.gives() != target.type()) {
                section.report(
                        "steps",
                        "CATALOG-STEP-TYPE",
                        "\"" + converter.word() + "\" gives " + Words.of(converter.gives()) + ", but \"" + item
                                + "\" is " + Words.of(target.type()),
                        "Use the step " + Words.of(target.type()) + ", or change the item's type");
            }
        });
    }
}

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
        StepOptions options = new StepOptions(entries, section, resource);
        section.has("steps");
        for (StepCall call : StepCall.of(section, "steps")) {
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
            String argument = argument(section, call, kind.get());
            steps.add(options.step(section, call, kind.get(), argument));
        }
        options.close(section, steps);
        typed(section, resource, item, converter);
        return List.copyOf(steps);
    }

    private static Optional<StepKind> kind(Section section, StepCall call) {
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

    private String argument(Section section, StepCall call, StepKind kind) {
        StepArgument takes = kind.argument();
        String argument = call.argument().isEmpty() ? takes.otherwise() : call.argument();
        Optional<String> mistake = takes.mistake().apply(argument);
        if (mistake.isPresent()) {
            section.report(
                    call.at(),
                    "CATALOG-STEP-ARGUMENT",
                    kind.word() + " does not take \"" + argument + "\": " + mistake.get(),
                    takes.words().isEmpty()
                            ? "Write " + kind.word() + " alone"
                            : "Use " + String.join(", ", takes.words()));
            return argument;
        }
        takes.table().apply(argument).ifPresent(table -> section.later(() -> table(section, call, table)));
        return argument;
    }

    private void table(Section section, StepCall call, String table) {
        if (!entries.codes.containsKey(table)) {
            section.report(
                    call.at(),
                    "CATALOG-UNKNOWN-CODES",
                    "there is no code table \"" + table + "\"",
                    Words.nearest(table, entries.codes.keySet())
                            .map(near -> "Did you mean \"" + near + "\"")
                            .orElse("Write config/codes/<table>.yaml and name it {" + call.word() + ": <table>}"));
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

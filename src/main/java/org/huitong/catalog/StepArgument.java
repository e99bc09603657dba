package org.huitong.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huitong.element.time.Dates;

/**
 * What may stand behind a step's name.
 *
 * @param otherwise what counts where nothing stands there
 * @param words what may be written, for the cure of a mistake
 * @param mistake what is wrong with an argument; empty where nothing is
 * @param table the code table that an argument names; empty where it names none
 */
record StepArgument(
        String otherwise,
        List<String> words,
        Function<String, Optional<String>> mistake,
        Function<String, Optional<String>> table) {

    private static final String REGIONS = "regions=";
    private static final String CENTENARIANS = "centenarians";

    /** Nothing may. */
    static final StepArgument NONE = of("", List.of());

    /** A code table must. */
    static final StepArgument TABLE = new StepArgument(
            "",
            List.of("<table>"),
            argument -> argument.isEmpty() ? Optional.of("it names no code table") : Optional.empty(),
            Optional::of);

    /** A code table may. */
    static final StepArgument ANY_TABLE = new StepArgument(
            "",
            List.of("<table>"),
            argument -> Optional.empty(),
            argument -> Optional.of(argument).filter(table -> !table.isEmpty()));

    /** {@code centenarians}, {@code regions=<table>} or both, with a bar between. */
    static final StepArgument CITIZEN_ID = new StepArgument(
            "",
            List.of(CENTENARIANS, REGIONS + "<table>"),
            argument -> MappingFile.Step.words(argument).stream()
                    .filter(word -> !word.equals(CENTENARIANS) && !word.startsWith(REGIONS))
                    .findFirst()
                    .map(word -> "there is no option \"" + word + "\""),
            argument -> MappingFile.Step.option(argument, REGIONS));

    /** One of some words, or nothing for {@code otherwise}. */
    static StepArgument of(String otherwise, List<String> words) {
        return new StepArgument(
                otherwise,
                words,
                argument -> argument.equals(otherwise) || words.contains(argument)
                        ? Optional.empty()
                        : Optional.of("there is no \"" + argument + "\""),
                argument -> Optional.empty());
    }

    /** Forms and options, or nothing for the first form. */
    static StepArgument of(Dates.Kind kind) {
        return new StepArgument(kind.words().get(0), kind.words(), kind::mistake, argument -> Optional.empty());
    }
}

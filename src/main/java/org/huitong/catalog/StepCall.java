package org.huitong.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.catalog.Findings.Place;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One entry of a list that is either a word or {@code word: argument}, behind which options may stand. */
record StepCall(Place at, String word, String argument, Map<String, String> options) {

    static List<StepCall> of(Section section, String key) {
        List<StepCall> calls = new ArrayList<>();
        for (Node node : section.list(key)) {
            call(section, node)
                    .ifPresentOrElse(
                            calls::add, () -> section.wrong(key, "a list of steps, each a word or {word: argument}"));
        }
        return calls;
    }

    private static Optional<StepCall> call(Section section, Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(new StepCall(section.place(node), scalar.getValue(), "", Map.of()));
        }
        Map<String, String> words = new LinkedHashMap<>();
        for (NodeTuple tuple : node instanceof MappingNode mapping ? mapping.getValue() : List.<NodeTuple>of()) {
            if (tuple.getKeyNode() instanceof ScalarNode word && tuple.getValueNode() instanceof ScalarNode argument) {
                words.put(word.getValue(), argument.getValue());
            } else {
                return Optional.empty();
            }
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String step = words.keySet().iterator().next();
        String argument = words.remove(step);
        return Optional.of(new StepCall(section.place(node), step, argument, words));
    }
}

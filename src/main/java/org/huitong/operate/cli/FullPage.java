package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/**
 * One page, from as many answers as it takes: each lasts about a second, so that Ctrl-C ends it at the gateway, too.
 *
 * @param list what the answers call what they list
 * @param limit most of it
 */
record FullPage(String list, int limit) {

    /** Asks for the next answer. */
    interface Asked {
        JsonNode answer(int limit, String after) throws CommandFailed;
    }

    /**
     * @param after where it begins; null for the newest
     * @param each is shown the page so far, and every answer
     * @param unfinished is shown them, too, where more is asked for
     */
    ObjectNode of(
            String after,
            Asked asked,
            BiConsumer<ObjectNode, JsonNode> each,
            BiConsumer<ObjectNode, JsonNode> unfinished)
            throws CommandFailed {
        ObjectNode page = AdminClient.JSON.createObjectNode();
        ArrayNode found = page.putArray(list);
        String next = after;
        do {
            JsonNode answer = asked.answer(limit - found.size(), next);
            answer.path(list).forEach(found::add);
            each.accept(page, answer);
            next = answer.hasNonNull("next") ? answer.get("next").asText() : null;
            if (next != null && found.size() < limit) {
                unfinished.accept(page, answer);
            }
        } while (next != null && found.size() < limit);
        return page.put("next", next);
    }
}

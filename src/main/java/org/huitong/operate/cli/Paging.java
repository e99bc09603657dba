package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;

/** One page of a listing: how long, from where, in which form. */
final class Paging {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "100")
    private int limit;

    @Option(names = "--after", paramLabel = "NEXT")
    private String after;

    @Option(names = "--json")
    private boolean json;

    int limit() {
        return limit;
    }

    /** Null for the first page. */
    String after() {
        return after;
    }

    /** Prints what was found: as JSON, or for people with how to go on; gives the exit code. */
    int print(Admin admin, JsonNode found, Runnable forPeople) {
        if (json) {
            admin.json(found);
            return Cli.OK;
        }
        forPeople.run();
        if (found.hasNonNull("next")) {
            admin.out().println(admin.texts().of("list.more", found.get("next").asText()));
        }
        return Cli.OK;
    }
}

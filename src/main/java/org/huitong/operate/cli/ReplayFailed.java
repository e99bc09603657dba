package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which records a job could not deliver: the ones that a person looks at next. */
@Command(name = "failed")
final class ReplayFailed implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "JOB", descriptionKey = "replay.job")
    private long job;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100")
    private int limit;

    @Option(names = "--after", paramLabel = "NEXT")
    private String after;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", limit);
        query.put("after", after);
        JsonNode found = admin.client().get("/replay-jobs/" + job + "/failed", query);
        if (json) {
            admin.json(found);
            return Cli.OK;
        }
        JsonNode rows = found.path("rows");
        if (rows.isEmpty()) {
            admin.out().println(admin.texts().of("replay.none-failed", job));
        } else {
            FailedList.rowTable(admin.texts(), rows).print(admin.out());
        }
        if (found.hasNonNull("next")) {
            admin.out().println(admin.texts().of("list.more", found.get("next").asText()));
        }
        return Cli.OK;
    }
}

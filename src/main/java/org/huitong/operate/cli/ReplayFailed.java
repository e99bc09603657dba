package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which records a job could not deliver: the ones that a person looks at next. */
@Command(name = "failed")
final class ReplayFailed implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "JOB", descriptionKey = "replay.job")
    private long job;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() throws CommandFailed {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", paging.limit());
        query.put("after", paging.after());
        JsonNode found = admin.client().get("/replay-jobs/" + job + "/failed", query);
        return paging.print(admin, found, () -> print(found));
    }

    private void print(JsonNode found) {
        JsonNode rows = found.path("rows");
        if (rows.isEmpty()) {
            admin.out().println(admin.texts().of("replay.none-failed", job));
        } else {
            FailedList.rowTable(admin.texts(), rows).print(admin.out());
        }
    }
}

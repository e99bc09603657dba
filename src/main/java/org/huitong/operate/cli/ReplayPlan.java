package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits until the set is frozen; Ctrl-C leaves that to the gateway. */
@Command(name = "plan")
final class ReplayPlan implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", arity = "0..*", descriptionKey = "no")
    private List<Long> rows;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private Which wanted;

    @Option(names = "--name", paramLabel = "TEXT", required = true, descriptionKey = "replay.name")
    private String name;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "replay.reason")
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        boolean named = rows != null && !rows.isEmpty();
        if (named == (wanted != null)) {
            throw admin.wrong("replay.plan-usage");
        }
        Map<String, Object> body = named ? new LinkedHashMap<>(Map.of("rows", rows)) : wanted.fields(admin);
        body.put("name", name);
        body.put("reason", reason);
        JsonNode job = admin.client().write("POST", "/replay-jobs", as, body);
        return ReplayJob.show(
                admin,
                ReplayJob.await(admin, job, one -> one.path("state").asText().equals("planning")),
                json);
    }
}

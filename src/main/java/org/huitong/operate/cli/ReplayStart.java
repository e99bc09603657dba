package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "start")
final class ReplayStart implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", arity = "0..*", descriptionKey = "no")
    private List<Long> rows;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--subscription", paramLabel = "S")
    private String subscription;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        boolean named = rows != null && !rows.isEmpty();
        if (named == all || all == (subscription == null)) {
            throw admin.wrong("replay.usage");
        }
        Map<String, Object> body = all ? Map.of("subscription", subscription, "state", "parked") : Map.of("rows", rows);
        JsonNode answer = admin.client().write("POST", "/replays", as, body);
        JsonNode refused = answer.path("refused");
        if (json) {
            admin.json(answer);
        } else {
            admin.out()
                    .println(admin.texts()
                            .of("replay.marked", answer.path("marked").asText()));
            if (!refused.isEmpty()) {
                admin.out().println(admin.texts().of("replay.refused", refused.size()));
                Table.of(admin.texts(), refused, "no", "code", "text").print(admin.out());
            }
        }
        return refused.isEmpty() ? Cli.OK : Cli.FOUND_PROBLEMS;
    }
}

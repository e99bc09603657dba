package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a planned job, or marks single rows at once. */
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

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private Job job;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    /** A planned one, and how it shall go. */
    private static final class Job {
        private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,6})(/s)?");

        @Option(names = "--job", paramLabel = "JOB", required = true, descriptionKey = "replay.job")
        private long no;

        @Option(names = "--revision", paramLabel = "N", descriptionKey = "replay.revision")
        private Long revision;

        @Option(names = "--canary", paramLabel = "N", descriptionKey = "replay.canary")
        private Long canary;

        @Option(names = "--ramp", descriptionKey = "replay.ramp")
        private boolean ramp;

        @Option(names = "--rate", paramLabel = "N/s", descriptionKey = "replay.rate")
        private String rate;

        @Option(names = "--stop-at", paramLabel = "PERCENT", descriptionKey = "replay.stop-at")
        private Long stopAt;

        @Option(names = "--at", paramLabel = "TIME", descriptionKey = "replay.at")
        private String at;

        @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "replay.reason")
        private String reason;

        private Map<String, Object> order(Admin admin) {
            Map<String, Object> order = new LinkedHashMap<>();
            put(order, "canary", canary);
            order.put("ramp", ramp);
            put(order, "stopAt", stopAt);
            put(order, "at", Times.read(admin, at));
            put(order, "reason", reason);
            if (rate != null) {
                Matcher number = RATE.matcher(rate);
                if (!number.matches()) {
                    throw admin.wrong("backfill.wrong-rate");
                }
                order.put("rate", Long.parseLong(number.group(1)));
            }
            return order;
        }

        private static void put(Map<String, Object> order, String field, Object value) {
            if (value != null) {
                order.put(field, value);
            }
        }
    }

    @Override
    public Integer call() throws CommandFailed {
        boolean named = rows != null && !rows.isEmpty();
        if (job != null) {
            if (named || all || subscription != null) {
                throw admin.wrong("replay.usage");
            }
            return ReplayJob.show(
                    admin, ReplayAct.order(admin, job.no, "start", job.revision, as, job.order(admin)), json);
        }
        if (named == all || all == (subscription == null)) {
            throw admin.wrong("replay.usage");
        }
        return single(all ? Map.of("subscription", subscription, "state", "parked") : Map.of("rows", rows));
    }

    private int single(Map<String, Object> body) throws CommandFailed {
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

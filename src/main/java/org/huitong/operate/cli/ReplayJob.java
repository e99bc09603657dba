package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** How a replay job is shown. */
final class ReplayJob {
    private static final int BAR = 30;
    private static final long LOOK_MILLIS = 300;
    private static final String[] FIGURES = {"resolved", "failed", "skipped", "held", "waiting", "underWay"};

    private ReplayJob() {}

    static JsonNode get(Admin admin, long no) throws CommandFailed {
        return admin.client().get("/replay-jobs/" + no, Map.of());
    }

    /** Looks at a job for as long as it is so, and says on standard error how far it is. */
    static JsonNode await(Admin admin, JsonNode first, Predicate<JsonNode> still) throws CommandFailed {
        JsonNode job = first;
        String before = "";
        try {
            while (still.test(job)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                job = get(admin, first.path("no").asLong());
                String bar = bar(job);
                if (!bar.equals(before)) {
                    admin.err().println(bar);
                    before = bar;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return job;
    }

    private static long ended(JsonNode job) {
        JsonNode figures = job.path("figures");
        return figures.path("resolved").asLong()
                + figures.path("failed").asLong()
                + figures.path("skipped").asLong();
    }

    /** While its set is frozen its end is not known. */
    static String bar(JsonNode job) {
        long planned = job.path("planned").asLong();
        long ended = planned == 0 ? 0 : ended(job);
        int full = planned == 0 ? 0 : (int) (BAR * ended / planned);
        long percent = planned == 0 ? 0 : 100 * ended / planned;
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + percent + " % " + ended + "/" + planned + " "
                + job.path("state").asText();
    }

    static int show(Admin admin, JsonNode job, boolean json) {
        if (json) {
            admin.json(job);
        } else {
            print(admin, job);
        }
        return job.hasNonNull("cause") ? Cli.FOUND_PROBLEMS : Cli.OK;
    }

    private static void print(Admin admin, JsonNode job) {
        Texts texts = admin.texts();
        PrintWriter out = admin.out();
        ArrayNode one = AdminClient.JSON.createArrayNode().add(job);
        Table.of(texts, one, "no", "revision", "state", "since", "name", "person", "starter", "cause")
                .print(out);
        out.println(bar(job));
        out.println();
        ArrayNode figures = AdminClient.JSON.createArrayNode();
        figures.add(((ObjectNode) job.path("figures").deepCopy())
                .put("planned", job.path("planned").asLong()));
        Table.of(texts, figures, "planned", "resolved", "failed", "skipped", "held", "waiting", "underWay")
                .print(out);
        lanes(texts, job, out);
        if (!job.path("skipped").isEmpty()) {
            out.println();
            Table.of(texts, job.path("skipped"), "why", "rows").print(out);
        }
        if (job.hasNonNull("preview")) {
            out.println();
            out.println(texts.of(job.at("/preview/done").asBoolean() ? "replay.preview" : "replay.preview-begun"));
            Table.of(texts, job.at("/preview/outcomes"), "outcome", "code", "rows", "example")
                    .print(out);
        }
    }

    private static void lanes(Texts texts, JsonNode job, PrintWriter out) {
        ArrayNode lanes = AdminClient.JSON.createArrayNode();
        for (JsonNode lane : job.path("subscriptions")) {
            ObjectNode line = lanes.addObject();
            line.set("subscription", lane.path("subscription"));
            for (String figure : FIGURES) {
                line.set(figure, lane.path("figures").path(figure));
            }
            line.set("cause", lane.path("cause"));
        }
        if (lanes.size() > 1 || job.at("/subscriptions/0").hasNonNull("cause")) {
            out.println();
            Table.of(
                            texts,
                            lanes,
                            "subscription",
                            "resolved",
                            "failed",
                            "skipped",
                            "held",
                            "waiting",
                            "underWay",
                            "cause")
                    .print(out);
        }
    }
}

package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An act on a replay job by a named person. */
abstract class ReplayAct implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "JOB", descriptionKey = "replay.job")
    private long job;

    @Option(names = "--revision", paramLabel = "N", descriptionKey = "replay.revision")
    private Long revision;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "replay.reason")
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    /** The end of its path. */
    abstract String word();

    @Override
    public Integer call() throws CommandFailed {
        JsonNode done = order(admin, job, word(), revision, as, body());
        return ReplayJob.show(admin, shown(admin, done), json);
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (reason != null) {
            body.put("reason", reason);
        }
        return body;
    }

    JsonNode shown(Admin with, JsonNode done) throws CommandFailed {
        return done;
    }

    /** Where the person names no revision, it is the one that the job has now. */
    static JsonNode order(Admin admin, long job, String word, Long revision, String as, Map<String, Object> body)
            throws CommandFailed {
        long seen =
                revision == null ? ReplayJob.get(admin, job).path("revision").asLong() : revision;
        body.put("revision", seen);
        return admin.client().write("POST", "/replay-jobs/" + job + "/" + word, as, body);
    }

    /** Waits until every row was looked at; Ctrl-C leaves that to the gateway. */
    @Command(name = "preview")
    static final class Preview extends ReplayAct {
        @Override
        String word() {
            return "preview";
        }

        @Override
        JsonNode shown(Admin with, JsonNode done) throws CommandFailed {
            return ReplayJob.await(with, done, one -> !one.at("/preview/done").asBoolean());
        }
    }

    @Command(name = "pause")
    static final class Pause extends ReplayAct {
        @Override
        String word() {
            return "pause";
        }
    }

    @Command(name = "resume")
    static final class Resume extends ReplayAct {
        @Override
        String word() {
            return "resume";
        }
    }

    @Command(name = "cancel")
    static final class Cancel extends ReplayAct {
        @Override
        String word() {
            return "cancel";
        }
    }
}

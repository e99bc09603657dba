package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An act on a subscription's backfill by a named person. */
abstract class BackfillAct implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--subscription", paramLabel = "S", required = true)
    private String subscription;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    /** The end of its path. */
    abstract String word();

    Map<String, Object> body() {
        return Map.of();
    }

    final Admin admin() {
        return admin;
    }

    @Override
    public Integer call() throws CommandFailed {
        Map<String, Object> body = body();
        String path = "/subscriptions/" + AdminClient.escape(subscription) + "/backfill" + word();
        JsonNode answer = admin.client().write("POST", path, as, body);
        if (json) {
            admin.json(answer);
        } else {
            admin.out()
                    .println(admin.texts()
                            .of(
                                    "backfill.done",
                                    subscription,
                                    answer.path("state").asText()));
        }
        return Cli.OK;
    }

    @Command(name = "start")
    static final class Start extends BackfillAct {
        private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,6})(/s)?");

        @Option(names = "--rate", paramLabel = "N/s", descriptionKey = "backfill.rate")
        private String rate;

        @Override
        String word() {
            return "";
        }

        @Override
        Map<String, Object> body() {
            if (rate == null) {
                return Map.of();
            }
            Matcher number = RATE.matcher(rate);
            if (!number.matches()) {
                throw admin().wrong("backfill.wrong-rate");
            }
            return Map.of("rate", Long.parseLong(number.group(1)));
        }
    }

    @Command(name = "pause")
    static final class Pause extends BackfillAct {
        @Override
        String word() {
            return "/pause";
        }
    }

    @Command(name = "resume")
    static final class Resume extends BackfillAct {
        @Override
        String word() {
            return "/resume";
        }
    }

    @Command(name = "cancel")
    static final class Cancel extends BackfillAct {
        @Override
        String word() {
            return "/cancel";
        }
    }
}

package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An act on a whole subscription by a named person with a reason. */
abstract class GrantsAct implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "SUBSCRIPTION", descriptionKey = "subscription")
    private String subscription;

    @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "grants.reason")
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    /** The last segment of its path. */
    abstract String word();

    @Override
    public Integer call() throws CommandFailed {
        String path = "/grants/" + AdminClient.escape(subscription) + "/" + word();
        print(admin, admin.client().write("POST", path, as, Map.of("reason", reason)), json);
        return Cli.OK;
    }

    static void print(Admin admin, JsonNode acted, boolean json) {
        if (json) {
            admin.json(acted);
            return;
        }
        admin.out().println(admin.texts().of("grants.done", acted.path("effect").asText()));
        GrantsShow.fields(admin, acted);
        if (acted.hasNonNull("note")) {
            admin.out().println("! " + acted.get("note").asText());
        }
    }

    @Command(name = "withdraw")
    static final class Withdraw extends GrantsAct {
        @Override
        String word() {
            return "withdraw";
        }
    }

    @Command(name = "release")
    static final class Release extends GrantsAct {
        @Override
        String word() {
            return "release";
        }
    }

    @Command(name = "discard")
    static final class Discard extends GrantsAct {
        @Override
        String word() {
            return "discard";
        }
    }
}

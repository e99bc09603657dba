package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who works on which records; each stands for itself, and a refusal does not stop the others. */
abstract class FailedClaim implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", arity = "1..*", descriptionKey = "no")
    private List<Long> rows;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    /** The end of its path. */
    abstract String word();

    /** Null where it sends none. */
    abstract Map<String, Object> body();

    abstract String told(Texts texts, JsonNode row);

    @Override
    public Integer call() throws CommandFailed {
        AdminClient client = admin.client();
        int exit = Cli.OK;
        for (long no : rows) {
            try {
                JsonNode row = client.write("POST", "/rows/" + no + "/" + word(), as, body());
                admin.out().println(told(admin.texts(), row));
            } catch (CommandFailed refused) {
                admin.err().println(no + ": " + refused.getMessage());
                exit = Cli.FOUND_PROBLEMS;
            }
        }
        return exit;
    }

    @Command(name = "claim")
    static final class Claim extends FailedClaim {
        @Option(names = "--hours", paramLabel = "N", defaultValue = "8", descriptionKey = "claim.hours")
        private long hours;

        @Override
        String word() {
            return "claim";
        }

        @Override
        Map<String, Object> body() {
            return Map.of("hours", hours);
        }

        @Override
        String told(Texts texts, JsonNode row) {
            return texts.of(
                    "claim.done",
                    row.path("no").asText(),
                    row.path("claimedBy").asText(),
                    row.path("claimedUntil").asText());
        }
    }

    @Command(name = "release")
    static final class Release extends FailedClaim {
        @Override
        String word() {
            return "release";
        }

        @Override
        Map<String, Object> body() {
            return null;
        }

        @Override
        String told(Texts texts, JsonNode row) {
            return texts.of("release.done", row.path("no").asText());
        }
    }
}

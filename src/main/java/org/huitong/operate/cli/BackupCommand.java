package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Groups what puts journal and store aside; what brings them back needs no gateway. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        subcommands = {BackupCommand.Make.class, BackupCommand.All.class})
final class BackupCommand {
    private static final String PATH = "/backups";

    private static void print(Admin admin, JsonNode backups) {
        if (backups.isEmpty()) {
            admin.out().println(admin.texts().of("backup.none"));
            return;
        }
        Table.of(admin.texts(), backups, "begun", "state", "by", "reason", "bytes", "stillMillis", "folder", "failure")
                .print(admin.out());
    }

    /** Answers when it is made: exit code 1 where it was not. */
    @Command(name = "make")
    static final class Make implements Callable<Integer> {
        private static final long LOOK_MILLIS = 300;

        @Mixin
        private Admin admin;

        @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "reason")
        private String reason;

        @Option(names = "--as", paramLabel = "NAME", required = true)
        private String as;

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() throws CommandFailed, InterruptedException {
            AdminClient client = admin.client();
            client.write("POST", PATH, as, Map.of("reason", reason));
            JsonNode made;
            do {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                made = client.get(PATH, Map.of()).path("backups").path(0);
            } while (made.path("state").asText().equals("making"));
            if (json) {
                admin.json(made);
            } else {
                print(admin, AdminClient.JSON.createArrayNode().add(made));
            }
            return made.path("state").asText().equals("made") ? Cli.OK : Cli.FOUND_PROBLEMS;
        }
    }

    @Command(name = "list")
    static final class All implements Callable<Integer> {
        @Mixin
        private Admin admin;

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() throws CommandFailed {
            JsonNode answer = admin.client().get(PATH, Map.of());
            if (json) {
                admin.json(answer);
            } else {
                print(admin, answer.path("backups"));
            }
            return Cli.OK;
        }
    }
}

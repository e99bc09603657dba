package org.huitong.operate.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "discard")
final class FailedDiscard implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", arity = "1..*", descriptionKey = "no")
    private List<Long> rows;

    @Option(names = "--reason", paramLabel = "R", required = true)
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    /** Goes on after a refusal: each row stands for itself. */
    @Override
    public Integer call() throws CommandFailed {
        AdminClient client = admin.client();
        int exit = Cli.OK;
        for (long no : rows) {
            try {
                client.write("POST", "/rows/" + no + "/discard", as, Map.of("reason", reason));
                admin.out().println(admin.texts().of("discard.done", no));
            } catch (CommandFailed refused) {
                admin.err().println(no + ": " + refused.getMessage());
                exit = Cli.FOUND_PROBLEMS;
            }
        }
        return exit;
    }
}

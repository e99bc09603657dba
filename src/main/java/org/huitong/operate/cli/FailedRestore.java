package org.huitong.operate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore")
final class FailedRestore implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", arity = "0..*", descriptionKey = "no")
    private List<Long> rows;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private Which which;

    @Option(names = "--reason", paramLabel = "R", required = true)
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        boolean named = rows != null && !rows.isEmpty();
        if (named == (which != null)) {
            throw admin.wrong("request.usage");
        }
        if (which != null) {
            return new Asking(admin, json).ask("restore", as, reason, "filter", which.fields(admin), null);
        }
        AdminClient client = admin.client();
        int exit = Cli.OK;
        for (long no : rows) {
            try {
                client.write("POST", "/rows/" + no + "/restore", as, java.util.Map.of("reason", reason));
                admin.out().println(admin.texts().of("failed.restore.done", no));
            } catch (CommandFailed refused) {
                admin.err().println(no + ": " + refused.getMessage());
                exit = Cli.FOUND_PROBLEMS;
            }
        }
        return exit;
    }
}

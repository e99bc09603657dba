package org.huitong.operate.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What picocli does with a command line that makes no sense, in the person's language: its own text, which names the option
 * or argument, behind what is wrong with it. Immutable.
 */
final class WrongUsage implements IParameterExceptionHandler {
    private final Texts texts;

    WrongUsage(Texts texts) {
        this.texts = texts;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(texts.of(kind(wrong), wrong.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            command.usage(err, command.getColorScheme());
        }
        return Cli.WRONG_USAGE;
    }

    private static String kind(ParameterException wrong) {
        if (wrong instanceof MissingParameterException) {
            return "wrong.missing";
        } else if (wrong instanceof UnmatchedArgumentException) {
            return "wrong.unmatched";
        } else if (wrong instanceof MutuallyExclusiveArgsException) {
            return "wrong.together";
        } else {
            return wrong.getArgSpec() == null ? "wrong.usage" : "wrong.value";
        }
    }
}

package org.huitong.operate.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands of {@code huitong} as one tree. */
public final class Cli {
    /** All is well. */
    public static final int OK = 0;
    /** The command ran and found problems, or the gateway refused. */
    public static final int FOUND_PROBLEMS = 1;
    /** The arguments make no sense; see {@code --help}. */
    public static final int WRONG_USAGE = 2;

    private static final String BUNDLE = "org.huitong.operate.cli.texts";

    private Cli() {}

    /**
     * Parses and runs one command line on standard output and error.
     *
     * @param args as given to the program
     * @param extras more picocli command objects, each annotated {@code @Command(name = …)}
     * @return exit code; never throws for what a command did
     */
    public static int execute(String[] args, List<?> extras) {
        return execute(args, extras, new PrintWriter(System.out, true), new PrintWriter(System.err, true));
    }

    /** As {@link #execute(String[], List)}, on these writers. */
    public static int execute(String[] args, List<?> extras, PrintWriter out, PrintWriter err) {
        return line(args, extras).setOut(out).setErr(err).execute(args);
    }

    /** The commands as {@link #execute(String[], List)} runs them, in the language that these arguments ask for. */
    public static CommandLine line(String[] args, List<?> extras) {
        CommandLine line = new CommandLine(new Huitong());
        List<Object> all = new ArrayList<>(extras);
        all.addAll(List.of(
                new FailedCommand(),
                new SentCommand(),
                new AuditCommand(),
                new ReplayCommand(),
                new BackfillCommand(),
                new BackupCommand(),
                new ReloadCommand(),
                new GrantsCommand(),
                new RetireCommand(),
                new SourcesCommand(),
                new StatusCommand(),
                new ResumeCommand()));
        String asked = command(args);
        all.stream()
                .filter(command -> name(command).equals(asked))
                .findFirst()
                .ifPresentOrElse(line::addSubcommand, () -> all.forEach(line::addSubcommand));
        ResourceBundle bundle = texts(args);
        Texts texts = new Texts(bundle);
        line.setResourceBundle(bundle);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(texts.explained(text(failure)));
            return FOUND_PROBLEMS;
        });
        line.setParameterExceptionHandler(new WrongUsage(texts));
        return line;
    }

    /**
     * The command that is asked for, if there is one. Looking at every option of every command is a sixth of a gateway's
     * start, so only the one that is asked for is made known; where it is none of ours, all are.
     */
    private static String command(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--lang")) {
                i++;
            } else if (!args[i].startsWith("-")) {
                return args[i];
            }
        }
        return "";
    }

    private static String name(Object command) {
        return command.getClass().getAnnotation(Command.class).name();
    }

    /** A failure of ours says all there is to say; of another only the type is sure to hold no payload. */
    private static String text(Exception failure) {
        String text = failure.getMessage();
        return text == null || text.isBlank() ? failure.getClass().getName() : text;
    }

    /** Help texts are needed before parsing, so the language is looked for by hand. */
    private static ResourceBundle texts(String[] args) {
        Locale locale = Locale.getDefault();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--lang") && i + 1 < args.length) {
                locale = Locale.forLanguageTag(args[i + 1]);
            } else if (args[i].startsWith("--lang=")) {
                locale = Locale.forLanguageTag(args[i].substring("--lang=".length()));
            }
        }
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Carries what every command has. */
    @Command(name = "huitong", mixinStandardHelpOptions = true, version = "huitong 0.1.0")
    static final class Huitong {
        /** Read by hand in {@link #texts}; declared so that it is in the help and may stand behind any command. */
        @Option(names = "--lang", paramLabel = "zh|en", scope = CommandLine.ScopeType.INHERIT)
        private String lang;
    }
}

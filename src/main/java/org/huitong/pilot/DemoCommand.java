package org.huitong.pilot;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sample.SampleData;

/** {@code huitong demo}: the pilot with real far ends in the same process. */
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private final Supplier<Gateway> gateways;

    @Spec
    private CommandSpec spec;

    @Option(names = "--exit")
    private boolean exit;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--people", defaultValue = "2000")
    private int people;

    @Option(names = "--port", defaultValue = "0")
    private int port;

    @Option(names = "--seconds", defaultValue = "6")
    private int seconds;

    @Option(names = "--timeout", defaultValue = "90")
    private int timeout;

    /** A command that runs the demo on a gateway from this supplier, not yet started. */
    public DemoCommand(Supplier<Gateway> gateways) {
        this.gateways = gateways;
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        requireAtLeast("--people", people, SampleData.FEWEST_PEOPLE);
        requireAtLeast("--seconds", seconds, 1);
        Path data = Files.createTempDirectory("huitong-demo-");
        Demo.Wish wish =
                new Demo.Wish(seed, people, port, data, Duration.ofSeconds(seconds), Duration.ofSeconds(timeout));
        Screen screen = new Screen(
                spec.commandLine().getOut(),
                new Screen.Style(
                        locale(), isTerminal(), outputCharset().newEncoder().canEncode('✓')));
        boolean good;
        try (Demo demo = new Demo(gateways.get(), screen, wish)) {
            good = demo.run();
            if (!exit) {
                demo.signpost();
                screen.say(Text.STAYS_UP);
                untilInterrupted();
            }
        }
        if (good) {
            delete(data);
        }
        return good ? 0 : 1;
    }

    /** {@code --lang} belongs to the whole command line; a command tree without it speaks the locale. */
    private Locale locale() {
        OptionSpec option = spec.findOption("--lang");
        String lang = option == null ? null : option.getValue();
        return lang == null ? Locale.getDefault() : Locale.forLanguageTag(lang);
    }

    /** Only the state of a demo in which nothing was found is worth nothing. */
    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + " is too little; give at least " + least);
        }
    }

    /** The process ends at Ctrl-C; the gateway is made to survive that like any other death. */
    private static void untilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** From JDK 22 on there is a console without a terminal, too, and a method that tells. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static Charset outputCharset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
        return name == null ? Charset.defaultCharset() : Charset.forName(name);
    }
}

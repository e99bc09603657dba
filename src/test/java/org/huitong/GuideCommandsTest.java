package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Because people copy what they see: every command of every page is one that there is, with options that there are. */
class GuideCommandsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`(?:\\./)?huitong ([^`\n]+)`");
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*(?:\\$ )?\\./huitong (.*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @Test
    void everyCommandIsOneThatThereIs() throws IOException {
        Map<List<String>, Path> whole = new HashMap<>();
        Map<List<String>, Path> named = new HashMap<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            whole(text).forEach(command -> whole.putIfAbsent(command, page));
            named(text).forEach(command -> named.putIfAbsent(command, page));
        }
        List<String> found = new ArrayList<>();
        whole.forEach((command, page) -> trouble(command, true).ifPresent(why -> found.add(page + ": " + why)));
        named.forEach((command, page) -> trouble(command, false).ifPresent(why -> found.add(page + ": " + why)));

        assertThat(whole).hasSizeGreaterThan(100);
        assertThat(found).isEmpty();
    }

    @Test
    void aWrongCommandAWrongOptionAndAMissingOneAreFound() {
        String page = "```\n./huitong statuses   # x\n./huitong failed list --grp 3 | head\n./huitong why --live\n"
                + "./huitong backfill pause|resum --subscription … --as X\n./huitong failed group > out\n```\n"
                + "`huitong why` and `./huitong failed lst`\n";

        assertThat(whole(page).stream().map(command -> trouble(command, true)).flatMap(Optional::stream))
                .hasSize(4)
                .anyMatch(why -> why.startsWith("statuses: "))
                .anyMatch(why -> why.contains("--grp"))
                .anyMatch(why -> why.startsWith("why --live: "))
                .anyMatch(why -> why.startsWith("backfill resum "));
        assertThat(named(page).stream().map(command -> trouble(command, false)).flatMap(Optional::stream))
                .singleElement()
                .asString()
                .startsWith("failed lst: ");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md")
                                    .map(Path::of),
                            docs.filter(path -> path.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    /** The commands of blocks, which are copied whole. */
    private static List<List<String>> whole(String page) {
        List<List<String>> commands = new ArrayList<>();
        BLOCK.matcher(page)
                .results()
                .map(block -> block.group(2).replace("\\\n", " "))
                .forEach(block -> LINE.matcher(block).results().forEach(line -> commands.addAll(words(line.group(1)))));
        return commands;
    }

    /** The commands that a sentence speaks of. */
    private static List<List<String>> named(String page) {
        List<List<String>> commands = new ArrayList<>();
        INLINE.matcher(BLOCK.matcher(page).replaceAll(""))
                .results()
                .forEach(code -> commands.addAll(words(code.group(1))));
        return commands;
    }

    /** To the end of this command; {@code pause|resume} is two commands, and what may be left out is looked at, too. */
    private static List<List<String>> words(String line) {
        List<List<String>> commands = new ArrayList<>(List.of(List.of()));
        Matcher word = WORD.matcher(line);
        while (word.find() && !word.group().matches("#.*|[|>;&]+")) {
            String quoted = word.group(1) == null ? word.group(2) : word.group(1);
            List<String> either = quoted == null ? choices(word.group(3)) : List.of(quoted);
            commands = commands.stream()
                    .flatMap(command -> either.stream()
                            .map(more -> Stream.concat(command.stream(), Stream.of(more))
                                    .toList()))
                    .toList();
        }
        return commands;
    }

    private static List<String> choices(String word) {
        String plain = word.replaceAll("^\\[|[\\],;]+$", "");
        return plain.matches("\\w+(\\|\\w+)+") ? List.of(plain.split("\\|")) : List.of(plain);
    }

    /** @param all whether everything that the command must have stands there, too */
    private static Optional<String> trouble(List<String> command, boolean all) {
        String[] args =
                command.stream().filter(word -> all || !word.equals("…")).toArray(String[]::new);
        CommandLine line = Cli.line(args, Main.commands());
        try {
            line.parseArgs(args);
            return Optional.empty();
        } catch (UnmatchedArgumentException e) {
            return Optional.of(String.join(" ", command) + ": " + e.getMessage());
        } catch (MissingParameterException e) {
            return all ? Optional.of(String.join(" ", command) + ": " + e.getMessage()) : Optional.empty();
        } catch (ParameterException e) {
            return Optional.empty(); // a NUMBER is no number
        }
    }
}

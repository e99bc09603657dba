package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.huitong.catalog.PilotHome;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Because who works with it reads Chinese and who helps may read English: the whole command line speaks both. */
class BothLanguagesTest {
    private static final Predicate<String> CHINESE =
            Pattern.compile("\\p{IsHan}").asPredicate();
    private static final Predicate<String> ENGLISH =
            Pattern.compile("[A-Za-z]").asPredicate().and(CHINESE.negate());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandAndOptionHasAChineseText() {
        CommandSpec all = Cli.line(new String[] {"--lang=zh"}, Main.commands()).getCommandSpec();

        assertThat(all.subcommands()).hasSizeGreaterThan(20);
        assertThat(without(all, CHINESE)).isEmpty();
    }

    @Test
    void everyCommandAndOptionHasAnEnglishText() {
        assertThat(without(Cli.line(new String[] {"--lang=en"}, Main.commands()).getCommandSpec(), ENGLISH))
                .isEmpty();
    }

    @Test
    void aCommandAndAnOptionWithoutTextAreFound() {
        assertThat(without(
                        Cli.line(new String[] {"--lang=zh"}, List.of(new Mute()))
                                .getCommandSpec(),
                        CHINESE))
                .containsExactlyInAnyOrder("huitong mute", "huitong mute --quiet");
    }

    @Command(name = "mute", description = "Says nothing in Chinese.")
    private static final class Mute {
        @Option(names = "--quiet")
        private boolean quiet;
    }

    private static List<String> without(CommandSpec command, Predicate<String> language) {
        List<String> found = new ArrayList<>();
        String name = command.qualifiedName();
        if (!told(command.usageMessage().header(), language)
                && !told(command.usageMessage().description(), language)) {
            found.add(name);
        }
        for (ArgSpec arg : command.args()) {
            if (!told(arg.description(), language)) {
                found.add(name + " "
                        + (arg instanceof CommandLine.Model.OptionSpec option
                                ? option.longestName()
                                : arg.paramLabel()));
            }
        }
        for (CommandLine below : new HashSet<>(command.subcommands().values())) {
            found.addAll(without(below.getCommandSpec(), language));
        }
        return found;
    }

    private static boolean told(String[] lines, Predicate<String> language) {
        return language.test(String.join(" ", lines));
    }

    @Test
    void checkSaysBesideItsOwnWordsWhatTheCodeMeansInChinese(@TempDir Path folder) throws IOException {
        Path home = PilotHome.in(folder)
                .write("config/systems/broken.yaml", "agency: [\n")
                .home();

        assertThat(run("check", "--home", home.toString(), "--lang", "zh")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("config/systems/broken.yaml:\\d+:\\d+: CATALOG-YAML [^\\n]+\\R    文件不是 YAML")
                .contains("请改正此处的 YAML。")
                .containsPattern("发现 \\d+ 处：错误");

        out.getBuffer().setLength(0);
        run("check", "--home", home.toString(), "--lang", "en");
        assertThat(out.toString())
                .contains("CATALOG-YAML")
                .containsPattern("\\d+ findings")
                .matches(text -> text.lines()
                        .filter(line -> line.contains("config/systems/broken.yaml"))
                        .noneMatch(CHINESE));
    }

    @Test
    void aCommandThatFailsSaysInChineseWhatTheCodeMeansAndWhatHappened(@TempDir Path empty) {
        assertThat(run("run", "--home", empty.toString(), "--lang", "zh")).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("CONFIG-INVALID：某个 YAML 或设置文件有误；网关不会据此启动。./huitong check 会指出文件、行和处置。")
                .contains("\nCONFIG-INVALID：在 " + empty + " 上启动失败：没有 ")
                .contains("请用 --home DIR 指明安装目录。");

        err.getBuffer().setLength(0);
        assertThat(run("run", "--home", empty.toString(), "--lang", "en")).isEqualTo(1);
        assertThat(err.toString()).startsWith("CONFIG-INVALID: ");
    }

    @Test
    void aWrongCommandLineIsToldInChineseWithTheHelp() {
        assertThat(run("why", "--lang", "zh")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).startsWith("缺少必需的选项或参数：").contains("用法：huitong why");

        err.getBuffer().setLength(0);
        assertThat(run("check", "--nonsense", "--lang", "zh")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).startsWith("没有这个选项、参数或命令：").contains("--nonsense");

        err.getBuffer().setLength(0);
        assertThat(run("check", "--json", "--sarif", "--lang", "zh")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).startsWith("这些选项不能同时使用：");

        err.getBuffer().setLength(0);
        assertThat(run("demo", "--seed", "x", "--lang", "zh")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).startsWith("选项或参数的值有误：");

        err.getBuffer().setLength(0);
        assertThat(run("why", "--lang", "en")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).startsWith("Missing required options: ").contains("Usage: huitong why");
    }

    private int run(String... args) {
        return Cli.execute(args, Main.commands(), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}

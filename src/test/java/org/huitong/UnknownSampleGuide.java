package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.operate.cli.Cli;
import org.huitong.scaffold.NewCommand;

/** The section of the integrator's guide that leads from a sample to a live item, run line by line on a home of its own. */
public final class UnknownSampleGuide {
    private static final Pattern SECTION =
            Pattern.compile("(?s)## From an unknown sample to a live item\\n(.*?)\\n## ");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final Path home;
    private final List<String> blocks = new ArrayList<>();

    /** What a command said. */
    record Said(int exit, String text) {}

    /** Runs the first block, which makes the home. */
    public UnknownSampleGuide(Path home) throws IOException, InterruptedException {
        this.home = home;
        Matcher section = SECTION.matcher(Files.readString(Path.of("docs/integrator.md")));
        assertThat(section.find()).as("the section is there").isTrue();
        BLOCK.matcher(section.group(1)).results().forEach(block -> blocks.add(block.group(1)));
        assertThat(blocks).hasSize(5);
        run(0);
    }

    /** Says another database than the guide does; it must have the guide's table and user. */
    public UnknownSampleGuide database(String url) {
        blocks.replaceAll(block -> block.replace("jdbc:postgresql://127.0.0.1:5432/population", url));
        return this;
    }

    /** CSV, fixed width, XML and a table are 1 to 4. What the last command says; each must succeed. */
    public String run(int block) throws IOException, InterruptedException {
        String last = "";
        for (String line : blocks.get(block).split("\\n")) {
            String mine = line.replace("../my", home.toString());
            Said said = mine.startsWith("./huitong ") ? huitong(mine.substring("./huitong ".length())) : shell(mine);
            assertThat(said.exit()).as("%s%n%s", line, said.text()).isZero();
            last = said.text();
        }
        return last;
    }

    private static Said shell(String line) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    static Said huitong(String line) {
        return huitong(WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList());
    }

    static Said huitong(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--lang", "en"));
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        int exit = Cli.execute(
                all.toArray(String[]::new),
                List.of(new NewCommand(home -> Review.of(home, Map.of())), new CheckCommand(), new TryCommand()),
                writer,
                writer);
        return new Said(exit, out.toString());
    }
}

package org.huitong.bench.file;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.bench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code huitong bench file}: exit code 0 when every record arrived once, 1 when not; no figure makes it fail. */
@Command(name = "file", mixinStandardHelpOptions = true)
public final class FileCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})([mg])");
    private static final int MEGA = 20;
    private static final int GIGA = 30;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Option(names = "--size", defaultValue = "200m")
    private String size;

    @Option(names = "--jvm", split = ",", defaultValue = "-Xmx256m")
    private List<String> jvm;

    @Override
    public Integer call() throws IOException, InterruptedException {
        FileRun run = new FileRun(bytes(), jvm, workbench.progress());
        FileReport report = run.run(workbench.home(), workbench.fresh("file-"));
        workbench.print(report, report::table);
        return report.whole() ? 0 : 1;
    }

    private long bytes() {
        Matcher matcher = SIZE.matcher(size.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--size " + size + " is no size; give one like 200m or 2g");
        }
        return Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("g") ? GIGA : MEGA);
    }
}

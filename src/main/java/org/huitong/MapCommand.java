package org.huitong;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.lineage.FlowMap;
import org.huitong.lineage.Format;
import org.huitong.lineage.Watch;
import org.huitong.operate.cli.CommandFailed;
import org.huitong.operate.cli.RunningGateway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code huitong map}: who gives what to whom through which connector; with {@code --live}, how fast. */
@Command(name = "map", mixinStandardHelpOptions = true)
final class MapCommand implements Callable<Integer> {
    private static final int LONGEST_SECONDS = 3_600;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RESOURCE|SYSTEM", descriptionKey = "lineage.about")
    private String about;

    @Mixin
    private Drawn drawn;

    @Option(names = "--live", descriptionKey = "map.live")
    private boolean live;

    @Option(names = "--seconds", defaultValue = "5", descriptionKey = "map.seconds")
    private int seconds;

    @Option(names = "--admin", paramLabel = "URL", defaultValue = "http://127.0.0.1:8081")
    private String admin;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data;

    @Override
    public Integer call() throws CommandFailed, InterruptedException {
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new ParameterException(spec.commandLine(), drawn.texts().of("map.wrong-seconds", LONGEST_SECONDS));
        }
        Watch watch = live ? watch() : null;
        return drawn.print((home, format) -> document(home, format, watch));
    }

    private Watch watch() throws CommandFailed, InterruptedException {
        JsonNode before = status();
        long begin = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        JsonNode then = status();
        return new Watch(before, then, (System.nanoTime() - begin) / 1e9);
    }

    private JsonNode status() throws CommandFailed {
        Path folder = data == null ? drawn.home().resolve("data") : data;
        return RunningGateway.get(admin, folder.resolve("admin.token"), "/status", Map.of(), drawn.texts());
    }

    private String document(Path home, Format format, Watch watch) {
        Catalog catalog = Catalog.read(home);
        drawn.mustKnow(catalog, about);
        FlowMap all = FlowMap.of(catalog, home, LocalDate.now(Grant.ZONE), watch);
        FlowMap map = about == null ? all : all.about(about);
        if (format == Format.TEXT && map.resources().isEmpty()) {
            drawn.nothing(about);
        }
        return format.write(map, spec.resourceBundle());
    }
}

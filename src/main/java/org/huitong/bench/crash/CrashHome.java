package org.huitong.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huitong.bench.Installation;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** A copy of the installation, with its own state, its far ends on loopback, and short pauses. */
final class CrashHome {
    private static final List<String> PARTS = List.of("config", "connectors", "routes");
    private static final String POLL = "routes/sources/public-security.population/population-basic.camel.yaml";

    /** Asks a broker that is not there: an alarm that says nothing of us. */
    private static final String UNUSED = "routes/sources/tax.taxpayers/taxpayer-status.camel.yaml";

    private CrashHome() {}

    /** @param settings property keys that differ from the installation's */
    static void write(Path home, Path installation, Map<String, String> settings) throws IOException {
        Installation.copy(installation, PARTS, home);
        Files.writeString(
                home.resolve("config/application.properties"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n", "\n", "\n")),
                StandardOpenOption.APPEND);
        replace(home.resolve(POLL), "period: \\d+", "period: 20");
        Files.createDirectories(home.resolve("drop/enterprises"));
        Files.delete(home.resolve(UNUSED));
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceAll(from, to);
        if (after.equals(before)) {
            throw new HuitongException(
                    ErrorCode.INTERNAL, "preparing " + file + ": it has no '" + from + "'. Mend bench.crash with it.");
        }
        Files.writeString(file, after);
    }
}

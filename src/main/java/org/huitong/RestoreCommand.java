package org.huitong;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.backup.Manifest;
import org.huitong.backup.Restore;
import org.huitong.operate.cli.Cli;
import org.huitong.operate.cli.Home;
import org.huitong.store.StoreTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code huitong restore}: a backup becomes an installation's data; the gateway is stopped meanwhile. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Parameters(paramLabel = "BACKUP", descriptionKey = "restoring.backup")
    private Path backup;

    @Option(names = "--replace", descriptionKey = "restoring.replace")
    private boolean replace;

    @Option(names = "--check", descriptionKey = "restoring.check")
    private boolean check;

    @Override
    public Integer call() {
        Settings settings = Settings.read(home.folder(), Map.of());
        Path data = settings.data();
        Manifest manifest =
                check ? Restore.verify(backup) : Restore.into(data, StoreTarget.of(settings.store()), backup, replace);
        if (home.json()) {
            home.print(Map.of(
                    "made", manifest.made(),
                    "epoch", manifest.epoch(),
                    "store", manifest.store().kind(),
                    "files", manifest.count(),
                    "bytes", manifest.bytes()));
        } else {
            home.out()
                    .println(home.texts()
                            .of(
                                    check ? "restoring.whole" : "restoring.done",
                                    manifest.made(),
                                    manifest.count(),
                                    manifest.bytes(),
                                    data));
            if (!check && !manifest.tables().isEmpty()) {
                home.out().println(home.texts().of("restoring.database"));
            }
        }
        return Cli.OK;
    }
}

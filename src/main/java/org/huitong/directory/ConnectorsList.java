package org.huitong.directory;

import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.operate.cli.Cli;
import org.huitong.operate.cli.Home;
import org.huitong.operate.cli.Table;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code huitong connectors list}: every connector with its direction and title. */
@Command(name = "list")
final class ConnectorsList implements Callable<Integer> {
    @Mixin
    private Home home;

    @Override
    public Integer call() {
        List<Kamelet> all = Kamelet.all(home.folder());
        if (home.json()) {
            home.print(all);
            return Cli.OK;
        }
        Texts texts = home.texts();
        Table table = new Table(
                texts.of("connectors.name"),
                texts.of("connectors.direction"),
                texts.of("connectors.group"),
                texts.of("connectors.batch"),
                texts.of("connectors.title"));
        all.forEach(one -> table.row(one.name(), one.direction(), one.group(), one.batch(), one.title()));
        table.print(home.out());
        return Cli.OK;
    }
}

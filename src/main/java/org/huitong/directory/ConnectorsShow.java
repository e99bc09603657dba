package org.huitong.directory;

import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.cli.Cli;
import org.huitong.operate.cli.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code huitong connectors show}: what one connector does, its settings, and a route to copy. */
@Command(name = "show")
final class ConnectorsShow implements Callable<Integer> {
    @Mixin
    private Home home;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "connectors.show.name")
    private String name;

    @Override
    public Integer call() {
        List<Kamelet> all = Kamelet.all(home.folder());
        Kamelet found =
                all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() -> unknown(all));
        if (home.json()) {
            home.print(found);
        } else {
            home.out().print(ConnectorPage.of(found));
            home.out().flush();
        }
        return Cli.OK;
    }

    private HuitongException unknown(List<Kamelet> all) {
        return new HuitongException(
                ErrorCode.OPERATE_UNKNOWN,
                "there is no connector " + name + " in " + home.folder().resolve("connectors") + ". It has "
                        + String.join(", ", all.stream().map(Kamelet::name).toList()) + ".");
    }
}

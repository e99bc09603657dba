package org.huitong.scaffold;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.operate.cli.Home;
import picocli.CommandLine.Option;

/** Where new files go, and what is said of them. */
final class Target {
    @Option(names = "--agency-name", paramLabel = "TEXT", defaultValue = "", descriptionKey = "new.agency-name")
    private String agencyName;

    @Option(names = "--dry-run", descriptionKey = "new.dry-run")
    private boolean dry;

    String agencyName() {
        return agencyName;
    }

    Catalog catalog(Home home) {
        if (!Files.isDirectory(home.folder().resolve("config"))) {
            throw home.wrong("lineage.no-home", home.folder());
        }
        return Catalog.read(home.folder());
    }

    /** Writes them, or prints them. */
    int write(Home home, NewCommand command, List<Draft> drafts, List<String> remarks) {
        if (!dry) {
            Drafts.write(home.folder(), command.check(), drafts);
        }
        if (home.json()) {
            home.print(Map.of("written", !dry, "files", drafts, "remarks", remarks));
            return 0;
        }
        List<String> lines = new ArrayList<>();
        for (Draft draft : drafts) {
            lines.add(
                    dry
                            ? "# " + draft.path() + "\n" + draft.text()
                            : home.texts().of("new.written", draft.path()));
        }
        remarks.forEach(remark -> lines.add(home.texts().of("new.remark", remark)));
        lines.forEach(home.out()::println);
        return 0;
    }
}

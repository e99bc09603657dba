package org.huitong;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.lineage.Format;
import org.huitong.lineage.Lineage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code huitong lineage}: which source column feeds which item, and who receives it; from the files alone. */
@Command(name = "lineage", mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RESOURCE|SYSTEM", descriptionKey = "lineage.about")
    private String about;

    @Mixin
    private Drawn drawn;

    @Override
    public Integer call() {
        return drawn.print(this::document);
    }

    private String document(Path home, Format format) {
        Catalog catalog = Catalog.read(home);
        drawn.mustKnow(catalog, about);
        Lineage all = Lineage.of(catalog, LocalDate.now(Grant.ZONE));
        Lineage lineage = about == null ? all : all.about(about);
        if (format == Format.TEXT && lineage.resources().isEmpty()) {
            drawn.nothing(about);
        }
        return format.write(lineage, spec.resourceBundle());
    }
}

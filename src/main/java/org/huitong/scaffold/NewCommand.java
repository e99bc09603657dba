package org.huitong.scaffold;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.huitong.catalog.Finding;
import picocli.CommandLine.Command;

/** {@code huitong new}: groups what writes the files of a new home, resource, source or consumer. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        subcommands = {NewHome.class, NewResource.class, NewSource.class, NewConsumer.class})
public final class NewCommand {
    private final Function<Path, List<Finding>> check;

    /** @param check what {@code check} finds in a home */
    public NewCommand(Function<Path, List<Finding>> check) {
        this.check = check;
    }

    /** Of a home, mistakes and advice. */
    Function<Path, List<Finding>> check() {
        return check;
    }
}

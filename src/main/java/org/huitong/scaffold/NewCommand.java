package org.huitong.scaffold;

import picocli.CommandLine.Command;

/** {@code huitong new}: groups what writes files of a new resource, source or consumer. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        subcommands = {NewResource.class, NewSource.class, NewConsumer.class})
public final class NewCommand {}

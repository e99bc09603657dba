package org.huitong.directory;

import picocli.CommandLine.Command;

/** {@code huitong connectors}: groups what is asked of the connectors of an installation. */
@Command(
        name = "connectors",
        mixinStandardHelpOptions = true,
        subcommands = {ConnectorsList.class, ConnectorsShow.class})
public final class ConnectorsCommand {}

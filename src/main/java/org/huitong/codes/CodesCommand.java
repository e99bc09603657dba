package org.huitong.codes;

import picocli.CommandLine.Command;

/** {@code huitong codes}: groups what is done with code tables. */
@Command(
        name = "codes",
        mixinStandardHelpOptions = true,
        subcommands = {CodesList.class, CodesShow.class, CodesImport.class})
public final class CodesCommand {}

package org.huitong.directory;

import picocli.CommandLine.Command;

/** {@code huitong catalog}: groups what is done with the catalog. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        subcommands = {CatalogList.class, CatalogShow.class, CatalogExport.class})
public final class CatalogCommand {}

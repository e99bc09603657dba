package org.huitong.operate.cli;

import picocli.CommandLine.Command;

/** Groups what is done with sources. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        subcommands = {SourcesList.class, SourcesAct.Pause.class, SourcesAct.Resume.class})
final class SourcesCommand {}

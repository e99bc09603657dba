package org.huitong.operate.cli;

import picocli.CommandLine.Command;

/** Groups what has parked records delivered again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        subcommands = {ReplayStart.class, ReplayStatus.class})
final class ReplayCommand {}

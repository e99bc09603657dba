package org.huitong.operate.cli;

import picocli.CommandLine.Command;

/** Groups what gives a subscription what came before it. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        subcommands = {
            BackfillAct.Start.class,
            BackfillStatus.class,
            BackfillAct.Pause.class,
            BackfillAct.Resume.class,
            BackfillAct.Cancel.class
        })
final class BackfillCommand {}

package org.huitong.operate.cli;

import picocli.CommandLine.Command;

/** Groups what has parked records delivered again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReplayPlan.class,
            ReplayAct.Preview.class,
            ReplayStart.class,
            ReplayStatus.class,
            ReplayList.class,
            ReplayFailed.class,
            ReplayAct.Pause.class,
            ReplayAct.Resume.class,
            ReplayAct.Cancel.class
        })
final class ReplayCommand {}

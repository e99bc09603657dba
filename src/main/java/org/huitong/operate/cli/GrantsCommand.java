package org.huitong.operate.cli;

import picocli.CommandLine.Command;

/** Groups what is done with grants. */
@Command(
        name = "grants",
        mixinStandardHelpOptions = true,
        subcommands = {
            GrantsList.class,
            GrantsShow.class,
            GrantsGrant.class,
            GrantsAct.Withdraw.class,
            GrantsAct.Release.class,
            GrantsAct.Discard.class
        })
final class GrantsCommand {}

package org.huitong.operate.cli;

import picocli.CommandLine.Command;

/** Groups what is ended for good. */
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        subcommands = {RetireAct.Subscription.class, RetireAct.WholeSystem.class})
final class RetireCommand {}

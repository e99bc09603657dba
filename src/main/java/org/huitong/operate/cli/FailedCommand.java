package org.huitong.operate.cli;

import picocli.CommandLine.Command;

/** Groups what is done with records that are not done. */
@Command(
        name = "failed",
        mixinStandardHelpOptions = true,
        subcommands = {
            FailedList.class,
            FailedGroup.class,
            FailedShow.class,
            FailedClaim.Claim.class,
            FailedClaim.Release.class,
            FailedEdit.class,
            FailedMend.class,
            FailedDiscard.class,
            FailedToSample.class,
            FailedRestore.class,
            RequestsCommand.class
        })
final class FailedCommand {}

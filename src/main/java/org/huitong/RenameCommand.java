package org.huitong;

import picocli.CommandLine.Command;

/** Groups what gets another name. */
@Command(name = "rename", mixinStandardHelpOptions = true, subcommands = RenameSystem.class)
final class RenameCommand {}

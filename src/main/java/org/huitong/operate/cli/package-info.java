/**
 * The command line of the people who run the gateway: a pure client of the admin API. In: arguments; out: texts, tables
 * or JSON, and an exit code (0 ok, 1 found problems, 2 wrong usage). Commands that start a gateway are given to
 * {@link org.huitong.operate.cli.Cli} from outside, so nothing here knows the gateway's classes.
 */
package org.huitong.operate.cli;

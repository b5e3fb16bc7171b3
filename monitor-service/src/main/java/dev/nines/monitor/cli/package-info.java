/**
 * The command line. Entry: {@link dev.nines.monitor.cli.Nines}. Data goes to stdout, messages to stderr; exit code 0 is
 * fine, 1 failed, 2 is usage or configuration. No framework is started here.
 */
@NullMarked
package dev.nines.monitor.cli;

import org.jspecify.annotations.NullMarked;

package org.runspec.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds one call of the program.
 *
 * @param directory the current directory, absolute
 * @param environment the environment variables
 * @param out for results
 * @param err for progress and problems
 * @param terminal whether a person watches {@code out}
 */
record Session(
    Path directory,
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    boolean terminal) {}

/**
 * What surrounds one call of a command: directory, environment, terminal, signals, and how it ends.
 * Touches {@code config} and the console of {@code run}.
 */
package org.runspec.cli.session;

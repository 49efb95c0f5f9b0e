/**
 * The command that compares two jobs or two runs. Touches what {@code cli.job} does; what differs
 * is found out by {@code report.notebook}.
 */
package org.runspec.cli.job.diff;

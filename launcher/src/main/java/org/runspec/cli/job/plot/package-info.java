/**
 * The command that draws runs: which ones, what of them, how, and to which file. Touches what
 * {@code cli.job} does, and the rooms of plots and series.
 */
package org.runspec.cli.job.plot;

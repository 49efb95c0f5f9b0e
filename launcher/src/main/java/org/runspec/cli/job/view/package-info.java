/**
 * The command that shows one record whole: journals, metrics, consoles, runs. Touches what {@code
 * cli.job} does.
 */
package org.runspec.cli.job.view;

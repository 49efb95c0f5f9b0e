/**
 * Commands that tell what is to be learned from jobs. Touches what {@code cli.job} does; what they
 * tell is found out by {@code report.summary}, and put on pages by {@code report.page}.
 */
package org.runspec.cli.job.summary;

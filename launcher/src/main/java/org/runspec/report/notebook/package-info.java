/**
 * The lab notebook: what changed between one job and another, in runspec and code, and what came of
 * it. Touches {@code store}, {@code storage} and {@code spec}; alone compares texts.
 */
package org.runspec.report.notebook;

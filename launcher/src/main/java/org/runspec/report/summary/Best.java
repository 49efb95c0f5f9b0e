package org.runspec.report.summary;

import org.runspec.report.notebook.Estimate;

/**
 * A configuration, by what its runs came to.
 *
 * @param estimate the mean of their objective
 * @param run the best of them
 */
public record Best(Configuration configuration, Estimate estimate, Scored run) {}

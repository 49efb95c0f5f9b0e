package org.runspec.report.summary;

import org.runspec.report.notebook.Estimate;

/**
 * A configuration, by what its runs came to.
 *
 * @param estimate the mean of their objective
 * @param run the best of them
 * @param stoppedEarly how many of them ended before their time, as worse than others
 */
public record Best(Candidate candidate, Estimate estimate, Scored run, int stoppedEarly) {}

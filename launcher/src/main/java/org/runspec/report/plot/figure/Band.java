package org.runspec.report.plot.figure;

import org.runspec.report.plot.curve.Points;

/**
 * What lies between two curves of the same x.
 *
 * @param low the lower one
 * @param high the upper one
 */
public record Band(Points low, Points high) {}

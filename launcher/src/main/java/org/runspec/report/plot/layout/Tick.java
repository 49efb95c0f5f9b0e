package org.runspec.report.plot.layout;

/**
 * A mark on an axis.
 *
 * @param text what stands at it; may be empty
 */
record Tick(double value, String text) {}

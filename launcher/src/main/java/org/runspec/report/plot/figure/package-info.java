/**
 * Figures as data: panels, axes, traces, colours. Touches curves; where anything comes to stand on
 * a page is not said here.
 */
package org.runspec.report.plot.figure;

/**
 * Series of metrics, read from the journals of runs. Touches {@code job} and {@code store}; what is
 * made of series is not said here.
 */
package org.runspec.report.series;

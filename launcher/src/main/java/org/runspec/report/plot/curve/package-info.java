/**
 * Curves as numbers: brought to common x values, averaged, smoothed, thinned. Touches nothing of
 * ours, and knows nothing of pixels or colours.
 */
package org.runspec.report.plot.curve;

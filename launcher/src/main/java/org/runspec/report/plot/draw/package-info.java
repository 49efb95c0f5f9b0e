/**
 * Files of plots: SVG, PNG, HTML, all from the same scene. Touches scenes; the only room that draws
 * with Java's own graphics.
 */
package org.runspec.report.plot.draw;

/**
 * What stands where on a page, in pixels: lines, areas, dots and words, and what can be pointed at.
 * Touches curves and the colours of figures; every kind of file is made from the same scene.
 */
package org.runspec.report.plot.scene;

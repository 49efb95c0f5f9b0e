/**
 * Brings figures to pages: where panels, axes, ticks and legends stand. Touches figures and scenes;
 * the only room that decides about pixels.
 */
package org.runspec.report.plot.layout;

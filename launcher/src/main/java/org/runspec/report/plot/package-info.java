/**
 * Plots of runs: which figure shows which series. Touches the rooms below it, which know curves,
 * figures, pages and files; nothing here reads a store.
 */
package org.runspec.report.plot;

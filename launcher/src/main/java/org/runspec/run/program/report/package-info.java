/**
 * What a program says about itself while it runs: JSON lines, CSV files and lines of output, read
 * as they grow and turned into reports. Touches files and {@code spec.problem}; knows no processes.
 */
package org.runspec.run.program.report;

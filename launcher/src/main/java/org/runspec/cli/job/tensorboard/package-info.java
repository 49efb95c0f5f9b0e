/**
 * Brings what TensorBoard shows of runs into one folder. Touches what {@code cli.job} does, the
 * choice of runs to plot, and event files.
 */
package org.runspec.cli.job.tensorboard;

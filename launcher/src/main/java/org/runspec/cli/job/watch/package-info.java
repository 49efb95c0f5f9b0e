/**
 * Commands that show how jobs stand and what their runs print, once or as it comes. Change nothing
 * in a store; touch nodes by their doors alone.
 */
package org.runspec.cli.job.watch;

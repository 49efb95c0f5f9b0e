/**
 * Commands that bring files of jobs, runs and shares to a user and back, and show what is in them.
 * Touches what {@code cli.job} does, and {@code transfer}.
 */
package org.runspec.cli.job.files;

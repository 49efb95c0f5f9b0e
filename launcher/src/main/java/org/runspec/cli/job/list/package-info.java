/**
 * Lists of jobs, runs and targets: what is asked for, gathered, chosen and shown once or again and
 * again. Touches {@code report} and what {@code cli.job} sees; changes no job.
 */
package org.runspec.cli.job.list;

/**
 * What a job, its nodes, runs and attempts are: names, states, records and their format in files.
 * The submitting side and the nodes share this and nothing else. Touches nothing of ours.
 */
package org.runspec.job;

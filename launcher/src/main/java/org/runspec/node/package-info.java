/**
 * The node side: a controller that takes runs of a job, executes them side by side, records and
 * mirrors what they do, and ends them once everything is durable. Shares records with the
 * submitting side and nothing else.
 */
package org.runspec.node;

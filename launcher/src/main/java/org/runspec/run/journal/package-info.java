/**
 * The journal of a local run: {@code metrics.jsonl}, written line by line and read back. Knows
 * numbers and names, not stages or components; touches nothing else of ours.
 */
package org.runspec.run.journal;

/**
 * Runspecs that are written: the repro spec of one run, the launched spec of a job, with comments
 * that say what they came from. Touches {@code catalogue}, {@code tree} and {@code yaml}.
 */
package org.runspec.spec.repro;

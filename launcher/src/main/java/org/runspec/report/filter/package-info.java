/**
 * Conditions on rows of named values, such as {@code loss < 0.1 and status = completed}: read,
 * checked and decided. Knows nothing of jobs; touches the words of problems only.
 */
package org.runspec.report.filter;

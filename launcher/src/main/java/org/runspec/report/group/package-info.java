/**
 * One value for many: means, spreads, extremes. Knows values alone, neither jobs nor columns;
 * touches the order of names and the words of problems.
 */
package org.runspec.report.group;

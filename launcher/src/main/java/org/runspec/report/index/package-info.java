/**
 * What commands learned of jobs, kept in the user's cache between calls: never truth, and never in
 * the way. Touches {@code job} and {@code store.view}; alone knows SQLite.
 */
package org.runspec.report.index;

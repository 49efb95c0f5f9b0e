/**
 * How one job, run or node stands on one screen, and how a job goes while somebody watches. Pure:
 * from views and a time to lines of text; touches {@code job} and {@code store}.
 */
package org.runspec.report.screen;

/**
 * What people and programs are shown of jobs: lists, one job on one screen, in text and in formats
 * for machines. Touches {@code job} and {@code store}; prints nothing itself.
 */
package org.runspec.report;

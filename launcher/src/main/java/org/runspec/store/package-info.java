/**
 * The run store: records of jobs, claims, ends, journals and signs of life behind one seam. Touches
 * {@code job} and {@code storage}.
 */
package org.runspec.store;

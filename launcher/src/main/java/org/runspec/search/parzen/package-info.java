/**
 * Densities estimated from points of a space whose axes are lines from 0 to 1, steps and kinds.
 * Touches {@code search.chance}.
 */
package org.runspec.search.parzen;

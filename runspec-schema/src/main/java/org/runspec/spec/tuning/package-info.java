/**
 * What a search may choose, as people write it: {@code $loguniform(1e-5, 0.1)} and its kin. Touches
 * {@code problem}.
 */
package org.runspec.spec.tuning;

/**
 * From a runspec as written to a runspec as run: hyperparameters, overrides, defaults,
 * replacements, validation, draws, disabled parts and paths, in this order. Touches all other
 * packages of {@code spec}; none of them touches it.
 */
package org.runspec.spec.expand;

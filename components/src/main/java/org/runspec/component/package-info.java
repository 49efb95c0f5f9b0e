/**
 * What the author of a component sees: the stage that is run, its context, metrics, randomness and
 * cancellation. Touches {@code org.runspec.spec} only; the launcher implements the interfaces.
 */
package org.runspec.component;

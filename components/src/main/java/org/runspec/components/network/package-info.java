/**
 * Layers with gradients, written as plain loops over arrays of floats.
 *
 * <p>Every sum is taken in a fixed order, every curve is made of additions, multiplications,
 * divisions and {@link StrictMath}: the same input gives the same bits on every machine, compiled
 * or interpreted. Touches {@code org.runspec.spec.problem} only.
 */
package org.runspec.components.network;

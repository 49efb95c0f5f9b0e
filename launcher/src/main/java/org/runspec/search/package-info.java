/**
 * Chooses hyperparameters: pure functions of space, algorithm, seed and history, so that a search
 * replays. Touches {@code job} for the mixing of seeds.
 */
package org.runspec.search;

/**
 * Chooses hyperparameters: pure functions of space, algorithm, seed and history, so that a search
 * replays. Touches nothing of ours.
 */
package org.runspec.search;

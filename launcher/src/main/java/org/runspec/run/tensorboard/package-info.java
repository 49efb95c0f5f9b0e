/**
 * TensorBoard's event files: writing a run's scalars, and following the scalars that programs
 * write. Loaded only where event files are asked for; touches nothing else of ours.
 */
package org.runspec.run.tensorboard;

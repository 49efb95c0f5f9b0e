/**
 * Runs a runspec's stages on this machine, one after the other. Touches {@code spec}, {@code
 * component} and the rooms below it: {@code program}, {@code console}, {@code journal}, {@code
 * tensorboard}.
 */
package org.runspec.run;

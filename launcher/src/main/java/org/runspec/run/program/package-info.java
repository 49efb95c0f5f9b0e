/**
 * Runs one program: a plan in, reports and an outcome out, and nothing left running behind it.
 * Touches its own subpackages, {@code spec.problem} and {@code component.Cancellation}; knows
 * neither runspecs nor jobs, so that a node can use it as a laptop does.
 */
package org.runspec.run.program;

/**
 * The kind {@code processors}: processing stages. Touches {@code org.runspec.component}, {@code
 * org.runspec.spec.problem} and all packages beside this one.
 */
package org.runspec.components.processors;

/**
 * The kind {@code env_wrappers}: environments around other environments. Touches {@code
 * org.runspec.component}, {@code org.runspec.spec.problem} and the packages of environments and
 * recordings.
 */
package org.runspec.components.envwrappers;

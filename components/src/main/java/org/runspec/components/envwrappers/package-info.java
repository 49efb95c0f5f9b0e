/**
 * The kind {@code env_wrappers}: environments around other environments. Touches the packages of
 * environments and recordings.
 */
package org.runspec.components.envwrappers;

/**
 * The kind {@code environments}: worlds in which an agent acts, without a library's help. Touches
 * {@code org.runspec.component} only.
 */
package org.runspec.components.environments;

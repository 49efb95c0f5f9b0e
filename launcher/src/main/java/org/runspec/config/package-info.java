/**
 * What holds for a whole project: its folder, its configuration file, its components. Touches
 * {@code spec} only.
 */
package org.runspec.config;

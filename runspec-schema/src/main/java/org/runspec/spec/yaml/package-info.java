/**
 * From bytes to a tree: reading a file with its limits, YAML events to nodes with positions, and
 * trees back to YAML text. The only place that knows snakeyaml; touches {@code problem} and {@code
 * tree}.
 */
package org.runspec.spec.yaml;

/**
 * The repro spec: the whole runspec of one run as YAML, with comments that say what it came from.
 * Touches {@code catalogue}, {@code tree} and {@code yaml}.
 */
package org.runspec.spec.repro;

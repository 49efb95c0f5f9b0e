/**
 * What a local run shows: its lines, its programs' output and its progress, on the terminal and in
 * {@code console.txt}. Touches only the journal's way of writing numbers.
 */
package org.runspec.run.console;

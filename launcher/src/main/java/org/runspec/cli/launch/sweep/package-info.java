/**
 * What the runs of a submitted command get in turn: values from a file, and lists in the command
 * itself. Reads and rewrites; launches nothing.
 */
package org.runspec.cli.launch.sweep;

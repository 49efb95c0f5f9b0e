/**
 * The command line: options in, text and exit codes out. On top of everything; nothing imports it.
 */
package org.runspec.cli;

/**
 * The command line: one class per command, and what they print. On top of every other room; nothing
 * depends on it.
 */
package org.runspec.cli;

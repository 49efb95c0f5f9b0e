/**
 * The scripts at the top, run for real in a clone whose Java, Maven and package manager are stubs.
 * Touches nothing outside its temporary folder.
 */
package org.runspec.entry;

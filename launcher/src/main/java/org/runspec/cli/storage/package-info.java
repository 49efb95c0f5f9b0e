/**
 * Opens the place where a store's files lie, for commands and for nodes. The only room that knows
 * which kinds of places there are; those in a cloud are loaded only when one is opened.
 */
package org.runspec.cli.storage;

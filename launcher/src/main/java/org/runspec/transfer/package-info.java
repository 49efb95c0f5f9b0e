/**
 * Moves files between a store and folders of a user: several at once, each complete or not at all,
 * never outside of the folder. Touches {@code storage}, and {@code spec} for problems.
 */
package org.runspec.transfer;

/**
 * What the mirror knows to be in the storage, in memory and in its cursor file, so that it goes on
 * where it was. Touches the tree and keys.
 */
package org.runspec.mirror.cursor;

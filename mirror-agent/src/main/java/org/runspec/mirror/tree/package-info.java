/**
 * The folder that is mirrored: which of its files, what they are now, and reading them without ever
 * leaving the folder. Touches keys of the storage seam only.
 */
package org.runspec.mirror.tree;

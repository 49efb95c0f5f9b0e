/**
 * Brings files into the storage: growing files by their tails, checkpoints whole, and again what
 * failed. Touches the tree, cursors and the storage seam.
 */
package org.runspec.mirror.send;

/**
 * Notices what changes in the tree: by events of the file system and by looking through it. Alone
 * uses the library for events. Touches the tree and the pace.
 */
package org.runspec.mirror.watch;

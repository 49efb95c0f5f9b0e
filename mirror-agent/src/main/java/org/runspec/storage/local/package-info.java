/**
 * Storage in a directory of this machine or of a shared file system. Touches the storage seam only.
 */
package org.runspec.storage.local;

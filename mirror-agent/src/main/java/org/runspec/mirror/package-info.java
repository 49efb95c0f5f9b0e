/**
 * The live copy of a folder in a storage. Touches the storage seam; its program alone knows which
 * storage it is.
 */
package org.runspec.mirror;

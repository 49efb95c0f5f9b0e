/**
 * The seam to where files live: keys, objects and what every storage promises. Touches nothing else
 * of ours; each kind of storage has a package below.
 */
package org.runspec.storage;

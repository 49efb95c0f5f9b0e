/**
 * What agents saw and did, in memory and as HDF5 files; the only room that knows HDF5. Touches
 * {@code org.runspec.spec} and the package of files.
 */
package org.runspec.components.recordings;

/** Holds the rooms of the code base apart: which package may depend on which. Reads all of them. */
package org.runspec.rooms;

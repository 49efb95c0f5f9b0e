/**
 * Holds what the documents and the shipped runspecs promise: commands are executed, their output is
 * compared with what stands there, links lead somewhere. Needs run.jar.
 */
package org.runspec.docs;

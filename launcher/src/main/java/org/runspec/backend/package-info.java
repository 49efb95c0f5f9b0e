/**
 * Where nodes come from, behind one seam: a plan becomes a request that can be printed, a request
 * becomes nodes. Touches {@code plan} and {@code job}; each kind of target has a package of its
 * own.
 */
package org.runspec.backend;

/**
 * The code snapshot of a job: which files go into it, the zip that it is, and the copy that each
 * run gets of it. Touches {@code spec} for problems.
 */
package org.runspec.snapshot;

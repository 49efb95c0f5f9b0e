/**
 * What is said to a user whose input is wrong: positions, problems, and the exception that carries
 * them. Touches nothing else of ours.
 */
package org.runspec.spec.problem;

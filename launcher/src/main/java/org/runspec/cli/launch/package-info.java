/**
 * From what a user wants, a runspec or any command, to a launched job: gathers the facts, has the
 * job planned, shows the plan or carries it out. Touches {@code plan}, {@code launch}, {@code
 * snapshot} and what surrounds a command; the commands themselves are elsewhere.
 */
package org.runspec.cli.launch;

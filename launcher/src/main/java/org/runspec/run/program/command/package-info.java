/**
 * What is started for a stage: interpreter, argument list, environment and files. Looks at the file
 * system but starts nothing; touches {@code spec.problem} only.
 */
package org.runspec.run.program.command;

/**
 * One attempt of a run on a node: its folder, environment, process, reports and what follows from
 * its end. Touches {@code job}, {@code store}, {@code storage}, {@code mirror}, {@code snapshot},
 * {@code run.program} and {@code node.journal}.
 */
package org.runspec.node.attempt;

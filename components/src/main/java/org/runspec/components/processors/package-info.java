/**
 * The kind {@code processors}: processing stages. Touches {@code org.runspec.component} and the
 * packages of the kinds that stages are made of.
 */
package org.runspec.components.processors;

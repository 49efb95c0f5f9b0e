/**
 * From what the user wants and what is known to the plan of a job: pure data, the same bytes for
 * the same input, with placeholders for what only the launch knows. Touches {@code spec}, {@code
 * config}, {@code job} and {@code search}; reads and writes nothing.
 */
package org.runspec.plan;

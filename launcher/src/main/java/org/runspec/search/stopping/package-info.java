/**
 * Rules that end a run early because it does worse than others: pure functions of what runs
 * reported. Touches nothing.
 */
package org.runspec.search.stopping;

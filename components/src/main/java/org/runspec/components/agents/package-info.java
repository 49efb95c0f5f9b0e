/**
 * The kind {@code agents}: who acts, and learns from what acting brings. Touches {@code
 * org.runspec.component} and the packages of models and networks.
 */
package org.runspec.components.agents;

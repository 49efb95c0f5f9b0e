/**
 * The kind {@code model_cores}: what a model makes of observations, before its heads decide.
 * Touches {@code org.runspec.components.network} only.
 */
package org.runspec.components.modelcores;

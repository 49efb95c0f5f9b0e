/**
 * The kind {@code functions}: functions with known minima, to try out optimisation. As in every
 * kind's package, the interface that owners of such a component know stands beside its
 * implementations. Touches nothing else of ours.
 */
package org.runspec.components.functions;

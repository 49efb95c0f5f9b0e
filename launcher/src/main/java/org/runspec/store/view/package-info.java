/**
 * How jobs stand: rows derived from what a run store holds, either from the change feed or again
 * from truth alone. Touches {@code job}, {@code search} and the store's seam.
 */
package org.runspec.store.view;

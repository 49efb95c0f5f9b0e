/**
 * What a node records: on its own disk first, then shipped, so that an outage of the store delays
 * records and loses none. Touches {@code job}, {@code store}, {@code storage} and the pacer.
 */
package org.runspec.node.journal;

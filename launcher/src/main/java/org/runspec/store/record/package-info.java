/**
 * The run store once, over two small seams to what holds its bytes: documents that are created once
 * and texts that grow. Touches {@code job} and the store's own seam; knows no kind of holder.
 */
package org.runspec.store.record;

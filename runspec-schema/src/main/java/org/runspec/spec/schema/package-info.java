/**
 * The two JSON Schemas that are generated from component definitions: the strict one, for runspecs
 * as expanded, and the one for editors, for runspecs as written. Touches {@code catalogue}, {@code
 * tree} and {@code yaml}; everit loads what it makes, elsewhere.
 */
package org.runspec.spec.schema;

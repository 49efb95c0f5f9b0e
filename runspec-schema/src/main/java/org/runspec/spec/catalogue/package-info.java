/**
 * Component definitions: which components there are, their properties, defaults, types and
 * descriptions, read from definition files. Touches {@code problem}, {@code tree} and {@code yaml}.
 */
package org.runspec.spec.catalogue;

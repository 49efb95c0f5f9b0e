/**
 * The tree that a runspec is while it is read: nodes that know their places and how their values
 * came about. Immutable data; touches only {@code problem}.
 */
package org.runspec.spec.tree;

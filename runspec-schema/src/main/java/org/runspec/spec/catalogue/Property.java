package org.runspec.spec.catalogue;

import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Node;

/**
 * One property of a component.
 *
 * @param defaultValue the value where a runspec leaves the property out
 * @param description what it is, from the comment behind it; may be empty
 * @param position where the definition declares it
 */
public record Property(
    String name, PropertyType type, Node defaultValue, String description, Position position) {}

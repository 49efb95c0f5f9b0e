package org.runspec.spec.catalogue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Position;

/**
 * What a definition file says of one component.
 *
 * @param description the comment above its first line; may be empty
 * @param properties in the file's order, {@code component} not among them
 * @param minimize whether a stage's first metric is better when lower
 * @param position where the file's {@code component:} stands
 * @param folder the folder that holds the file, where implementations are looked for
 */
public record Definition(
    ComponentName name,
    String description,
    List<Property> properties,
    boolean minimize,
    Position position,
    URI folder) {
  public Definition {
    properties = List.copyOf(properties);
  }

  /** A property by name. */
  public Optional<Property> property(String name) {
    for (Property property : properties) {
      if (property.name().equals(name)) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  /** The properties' names in order. */
  public List<String> propertyNames() {
    return properties.stream().map(Property::name).toList();
  }
}

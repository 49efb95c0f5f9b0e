package org.runspec.component.binding;

import java.util.Arrays;
import java.util.Optional;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/**
 * One of an enum's constants. A value stands for the constant whose {@code toString} it is, or
 * whose name it is when case counts for nothing and {@code _} stands for signs: {@code same-node}
 * for {@code SAME_NODE}.
 */
record Choice(Class<?> type) implements Shape {

  @Override
  public boolean holds(PropertyType allowed) {
    long matched =
        allowed.values().stream()
            .map(value -> constant(String.valueOf(value)))
            .flatMap(Optional::stream)
            .distinct()
            .count();
    return matched == allowed.values().size() && matched == type.getEnumConstants().length;
  }

  @Override
  public Object read(Node node, String path, Assembly assembly) {
    Optional<Object> constant =
        node instanceof Scalar scalar && !scalar.isNull()
            ? constant(String.valueOf(scalar.value()))
            : Optional.empty();
    return constant.orElseGet(() -> assembly.mismatch(node, path, this));
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  private Optional<Object> constant(String text) {
    String name = text.replaceAll("[^\\p{Alnum}]", "_");
    return Arrays.<Object>stream(type.getEnumConstants())
        .filter(c -> c.toString().equals(text) || ((Enum<?>) c).name().equalsIgnoreCase(name))
        .findFirst();
  }
}

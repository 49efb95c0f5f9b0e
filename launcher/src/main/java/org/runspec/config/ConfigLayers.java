package org.runspec.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/**
 * Lays configurations over each other: mappings are merged key by key, everything else is replaced
 * whole, and null takes away what lay below. A service of another type replaces the one below it.
 */
final class ConfigLayers {
  private ConfigLayers() {}

  static Mapping merged(List<Mapping> layers) {
    return layers.stream()
        .reduce((lower, upper) -> (Mapping) over(lower, upper, ConfigShape.ROOT))
        .orElseThrow();
  }

  private static Node over(Node lower, Node upper, Shape shape) {
    if (!(lower instanceof Mapping below) || !(upper instanceof Mapping above)) {
      return upper;
    }
    if (shape instanceof Shape.Typed && !sameType(below, above)) {
      return upper;
    }
    if (shape instanceof Shape.SecretReference) {
      return upper;
    }
    Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
    below.entries().forEach(entry -> entries.put(entry.key(), entry));
    for (Mapping.Entry entry : above.entries()) {
      Mapping.Entry old = entries.get(entry.key());
      if (entry.value() instanceof Scalar scalar && scalar.isNull()) {
        entries.remove(entry.key());
      } else {
        Node value =
            old == null ? entry.value() : over(old.value(), entry.value(), of(shape, entry.key()));
        entries.put(entry.key(), entry.withValue(value));
      }
    }
    return new Mapping(List.copyOf(entries.values()), above.provenance());
  }

  private static boolean sameType(Mapping one, Mapping other) {
    return text(one).equals(text(other));
  }

  private static String text(Mapping service) {
    return service.get("type").map(type -> ((Scalar) type).text()).orElse("");
  }

  private static Shape of(Shape shape, String key) {
    if (shape instanceof Shape.Keys keys && keys.keys().containsKey(key)) {
      return keys.keys().get(key).shape();
    }
    return shape instanceof Shape.Named named ? named.value() : new Shape.Text();
  }
}

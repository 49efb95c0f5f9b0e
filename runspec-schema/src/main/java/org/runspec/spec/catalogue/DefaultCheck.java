package org.runspec.spec.catalogue;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * Holds a property's default against its own constraints, so that a contradiction is told in the
 * definition and not to those who use it. What holds a replacement is left to them.
 */
final class DefaultCheck {
  private final Problems problems;

  DefaultCheck(Problems problems) {
    this.problems = problems;
  }

  void check(Mapping.Entry property, PropertyType type) {
    if (!fits(property.value(), type)) {
      problems.add(
          Problem.error(property.value().position(), property.key(), "this default is not allowed")
              .allowing("_constraints allow " + type.describe())
              .suggesting("change one of the two"));
    }
  }

  private static boolean fits(Node value, PropertyType type) {
    if (value instanceof Sequence sequence) {
      return type.allows(Base.ARRAY)
          && type.items()
              .map(item -> sequence.items().stream().allMatch(each -> fits(each, item)))
              .orElse(true);
    }
    if (value instanceof Mapping mapping) {
      return type.allows(Base.OBJECT) || (type.allows(Base.COMPONENT) && ofKind(mapping, type));
    }
    return !(value instanceof Scalar scalar) || fits(scalar, type);
  }

  private static boolean ofKind(Mapping mapping, PropertyType type) {
    Optional<String> kind = ComponentName.of(mapping).map(ComponentName::kind);
    List<String> kinds = type.kinds();
    return kind.isEmpty() || kinds.isEmpty() || kinds.contains(kind.get());
  }

  private static boolean fits(Scalar scalar, PropertyType type) {
    boolean replaced = scalar.value() instanceof String text && text.indexOf('<') >= 0;
    return scalar.isUnknown() || replaced || type.admits(scalar);
  }
}

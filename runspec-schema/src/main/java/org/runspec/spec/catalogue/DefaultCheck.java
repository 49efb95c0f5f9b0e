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
    Optional<String> kind =
        mapping
            .get(Sections.COMPONENT)
            .flatMap(
                name -> name instanceof Scalar s ? ComponentName.parse(s.text()) : Optional.empty())
            .map(ComponentName::kind);
    List<String> kinds = type.kinds();
    return kind.isEmpty() || kinds.isEmpty() || kinds.contains(kind.get());
  }

  private static boolean fits(Scalar scalar, PropertyType type) {
    Object value = scalar.value();
    if (scalar.isNull()) {
      return type.nullable();
    }
    if (scalar.isUnknown() || (value instanceof String text && text.indexOf('<') >= 0)) {
      return true;
    }
    if (!type.values().isEmpty()) {
      return type.values().contains(value);
    }
    if (value instanceof Number number) {
      return fits(number, type);
    }
    if (value instanceof Boolean) {
      return type.allows(Base.BOOLEAN);
    }
    return type.allows(Base.STRING) || (value.equals(Sections.RANDINT) && type.allowsRandint());
  }

  private static boolean fits(Number number, PropertyType type) {
    double value = number.doubleValue();
    if (type.allows(Base.BOOLEAN) && (value == 0 || value == 1)) {
      return true;
    }
    boolean ofType =
        type.allows(Base.NUMBER) || (type.allows(Base.INTEGER) && value == Math.rint(value));
    return ofType
        && value >= type.minimum().orElse(Double.NEGATIVE_INFINITY)
        && value <= type.maximum().orElse(Double.POSITIVE_INFINITY);
  }
}

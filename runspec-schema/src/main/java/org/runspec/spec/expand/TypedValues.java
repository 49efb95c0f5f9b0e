package org.runspec.spec.expand;

import java.util.Optional;
import java.util.Random;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Randint;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;

/**
 * Gives scalars the exact type of their property ({@code 1} becomes {@code true} where a boolean is
 * meant, {@code 1e5} becomes 100000 where an integer is) and draws each {@code randint}.
 */
final class TypedValues implements TypedTree.ScalarRule {
  private final long seed;
  private final Random random;

  /**
   * Values drawn from a seed.
   *
   * @param seed the sequence is that of {@link Random}, whose algorithm is specified
   */
  TypedValues(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  @Override
  public Scalar apply(Scalar scalar, Optional<PropertyType> type, String path) {
    if (isRandint(scalar, type)) {
      Provenance provenance =
          scalar.provenance().then(new Provenance.Drawn(seed, scalar.position()));
      long drawn = random.nextInt(Randint.BOUND);
      return Scalar.of(path.equals(Sections.SEED) && seedIsADraw() ? seed : drawn, provenance);
    }
    return type.map(known -> exact(scalar, known)).orElse(scalar);
  }

  /** Then it is the root's own seed too: who knows that one can draw all the others again. */
  private boolean seedIsADraw() {
    return seed >= 0 && seed < Randint.BOUND;
  }

  /** Whether a value stands for a draw: where a number may stand, or where nothing says a type. */
  static boolean isRandint(Scalar scalar, Optional<PropertyType> type) {
    return scalar.value().equals(Randint.WORD)
        && type.map(t -> t.allows(Base.INTEGER) || t.allows(Base.NUMBER)).orElse(true);
  }

  private static Scalar exact(Scalar scalar, PropertyType type) {
    boolean number = type.allows(Base.INTEGER) || type.allows(Base.NUMBER);
    if (type.allows(Base.BOOLEAN) && !number && scalar.value() instanceof Number bit) {
      return Scalar.of(bit.doubleValue() != 0, scalar.provenance());
    }
    if (type.allows(Base.INTEGER)
        && !type.allows(Base.NUMBER)
        && scalar.value() instanceof Double value
        && value == Math.rint(value)
        && Math.abs(value) < 0x1p63) {
      return Scalar.of((long) value.doubleValue(), scalar.provenance());
    }
    return scalar;
  }
}

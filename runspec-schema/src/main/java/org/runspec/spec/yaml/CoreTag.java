package org.runspec.spec.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.runspec.spec.tree.Scalar.Null;

/** The tags of YAML's core schema, {@code !!int} and its kin: the only ones that are accepted. */
enum CoreTag {
  STR("text"),
  INT("a whole number"),
  FLOAT("a number"),
  BOOL("true or false"),
  NULL("null"),
  SEQ("a list"),
  MAP("a mapping");

  private static final String PREFIX = "tag:yaml.org,2002:";

  private final String phrase;

  CoreTag(String phrase) {
    this.phrase = phrase;
  }

  static Optional<CoreTag> of(String uri) {
    for (CoreTag tag : values()) {
      if (tag.uri().equals(uri)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }

  String uri() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  String phrase() {
    return phrase;
  }

  /** Whether a scalar of this value may carry the tag. */
  boolean fits(Object value) {
    return switch (this) {
      case STR -> true;
      case INT -> value instanceof Long || value instanceof BigInteger;
      case FLOAT -> value instanceof Number;
      case BOOL -> value instanceof Boolean;
      case NULL -> value == Null.NULL;
      case SEQ, MAP -> false;
    };
  }
}
